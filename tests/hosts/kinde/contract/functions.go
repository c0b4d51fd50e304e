package contract

import (
	"errors"
	"fmt"
	"time"
)

// Functions are what a host binds by name, beside the modules of the runtime
// itself. Arguments come as Go data. Kinde's service adds its functions to its
// runtime in the same way; those are not public.
var Functions = map[string]func(call *Call, arguments []any) error{
	"kinde.plan.denySelection": (*Call).denySelection,
	"plangate.clock.mark":      (*Call).mark,
}

func (c *Call) denySelection(arguments []any) error {
	message, _ := argument(arguments, 0).(string)
	if message == "" {
		return errors.New("denySelection: the message is empty or not a string")
	}
	reasons, err := texts(argument(arguments, 1))
	if err != nil {
		return err
	}
	c.Denials = append(c.Denials, Denial{message, reasons})
	return nil
}

func (c *Call) mark(arguments []any) error {
	now := time.Now()
	c.Marks = append(c.Marks, Mark{fmt.Sprint(arguments...), now})
	return nil
}

func argument(arguments []any, index int) any {
	if index < len(arguments) {
		return arguments[index]
	}
	return nil
}

func texts(given any) ([]string, error) {
	if given == nil {
		return nil, nil
	}
	list, ok := given.([]any)
	all := make([]string, len(list))
	for i := range list {
		if all[i], ok = list[i].(string); !ok {
			break
		}
	}
	if !ok {
		return nil, fmt.Errorf("denySelection: the reasons are not a list of strings: %v", given)
	}
	return all, nil
}
