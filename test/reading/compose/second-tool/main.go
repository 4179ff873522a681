package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/compose-spec/compose-go/v2/cli"
	"github.com/sirupsen/logrus"
)

// Answers what Compose makes of files. Each line of stdin is a request, each line of stdout a project or an error.
type request struct {
	Dir           string   `json:"dir"`
	Files         []string `json:"files"`
	Env           []string `json:"env"`
	NoInterpolate bool     `json:"noInterpolate"`
	NoConsistency bool     `json:"noConsistency"`
}

func load(r request) (out []byte, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	files := []string{}
	for _, f := range r.Files {
		files = append(files, filepath.Join(r.Dir, f))
	}
	o, err := cli.NewProjectOptions(files,
		cli.WithWorkingDirectory(r.Dir),
		cli.WithEnv(r.Env),
		cli.WithEnvFiles(),
		cli.WithDotEnv,
		cli.WithName("oracle"),
		cli.WithProfiles([]string{"*"}),
		cli.WithInterpolation(!r.NoInterpolate),
		cli.WithConsistency(!r.NoConsistency),
		cli.WithNormalization(false),
		cli.WithResolvedPaths(true),
	)
	if err != nil {
		return nil, err
	}
	p, err := o.LoadProject(context.Background())
	if err != nil {
		return nil, err
	}
	return json.Marshal(p)
}

func main() {
	logrus.SetLevel(logrus.FatalLevel)
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 1<<26)
	w := bufio.NewWriter(os.Stdout)
	for in.Scan() {
		var r request
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			panic(err)
		}
		out, err := load(r)
		if err != nil {
			b, _ := json.Marshal(map[string]string{"error": err.Error()})
			fmt.Fprintln(w, string(b))
		} else {
			fmt.Fprintf(w, "{\"project\":%s}\n", out)
		}
		w.Flush()
	}
}
