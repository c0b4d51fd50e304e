package contract

import (
	"errors"
	"fmt"
	"time"
)

// Functions are what a host binds by name, beside the modules of the runtime
// itself. Arguments come as Go data. Kinde's service adds its functions to its
// runtime in the same way; those are not public.
var Functions = map[string]func(call *Call, arguments []any) (any, error){
	"kinde.fetch":                 (*Call).fetch,
	"kinde.plan.denySelection":    (*Call).denySelection,
	"kinde.plan.denyCancellation": (*Call).denyCancellation,
	"plangate.clock.mark":         (*Call).mark,
	"plangate.suite.report":       (*Call).report,
}

func (c *Call) denySelection(arguments []any) (any, error) {
	message, _ := argument(arguments, 0).(string)
	if message == "" {
		return nil, errors.New("denySelection: the message is empty or not a string")
	}
	reasons, err := texts(argument(arguments, 1))
	if err != nil {
		return nil, err
	}
	c.Denials = append(c.Denials, Denial{message, reasons})
	return nil, nil
}

func (c *Call) denyCancellation(arguments []any) (any, error) {
	reason, _ := argument(arguments, 0).(string)
	if reason == "" {
		return nil, errors.New("denyCancellation: the reason is empty or not a string")
	}
	c.Cancellations = append(c.Cancellations, reason)
	return nil, nil
}

// fetch answers what @kinde/infrastructure reads of a response: its json.
func (c *Call) fetch(arguments []any) (any, error) {
	url := fmt.Sprint(argument(arguments, 0))
	c.Requests = append(c.Requests, url)
	answer, ok := c.Backend[url]
	if !ok {
		return nil, fmt.Errorf("fetch: %s does not answer", url)
	}
	return map[string]any{"json": answer}, nil
}

func (c *Call) mark(arguments []any) (any, error) {
	now := time.Now()
	c.Marks = append(c.Marks, Mark{fmt.Sprint(arguments...), now})
	return nil, nil
}

func (c *Call) report(arguments []any) (any, error) {
	c.Reports = append(c.Reports, fmt.Sprint(arguments...))
	return nil, nil
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
