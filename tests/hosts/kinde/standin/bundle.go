package standin

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/evanw/esbuild/pkg/api"
)

// bundle makes one CommonJS script of the workflow file at path. The options
// are those of Kinde's bundler; note that it does not lower syntax to what
// Goja understands.
func bundle(path string) ([]byte, error) {
	folder, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return nil, err
	}
	built := api.Build(api.BuildOptions{
		AbsWorkingDir: folder,
		EntryPoints:   []string{filepath.Base(path)},
		Outdir:        "output",
		Loader: map[string]api.Loader{
			".js": api.LoaderJS, ".jsx": api.LoaderJSX,
			".ts": api.LoaderTS, ".tsx": api.LoaderTSX,
		},
		Bundle:           true,
		Target:           api.ESNext,
		Format:           api.FormatCommonJS,
		Platform:         api.PlatformDefault,
		TreeShaking:      api.TreeShakingTrue,
		MinifyWhitespace: true,
		MinifySyntax:     true,
		Charset:          api.CharsetUTF8,
		LegalComments:    api.LegalCommentsNone,
		Sourcemap:        api.SourceMapInline,
		SourcesContent:   api.SourcesContentInclude,
		LogLevel:         api.LogLevelSilent,
	})
	if len(built.Errors) > 0 {
		return nil, messages(built.Errors)
	}
	if len(built.OutputFiles) != 1 {
		return nil, fmt.Errorf("%d files made instead of one script", len(built.OutputFiles))
	}
	return built.OutputFiles[0].Contents, nil
}

func messages(found []api.Message) error {
	all := make([]error, 0, len(found))
	for _, message := range found {
		where := ""
		if at := message.Location; at != nil {
			where = fmt.Sprintf("%s:%d: ", at.File, at.Line)
		}
		all = append(all, errors.New(where+message.Text))
	}
	return errors.Join(all...)
}
