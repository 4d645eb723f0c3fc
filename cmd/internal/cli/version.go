package cli

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

func newVersion() *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Print the version of ssgen",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) > 0 {
				return usage("version takes no arguments")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprintln(cmd.OutOrStdout(), ownVersion())
			return err
		},
	}
}

// ownVersion is versionLine of the program that runs.
func ownVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	return versionLine(info)
}

// versionLine tells what Go's linker noted: the module's version, the commit where
// it was built from a checkout, and the Go release.
func versionLine(info *debug.BuildInfo) string {
	version, commit := info.Main.Version, ""
	if version == "" {
		version = "(devel)"
	}
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			commit = ", commit " + s.Value + commit
		case s.Key == "vcs.modified" && s.Value == "true":
			commit += " with changes"
		}
	}
	line := "ssgen " + version + commit
	if info.GoVersion != "" {
		line += ", " + info.GoVersion
	}
	return line
}

// toolVersion is the version alone, "(devel)" for a build that has none.
func toolVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}

// hasVersion tells whether every build of this version is the same program: one that the go
// command fetched, or built from a commit as it is.
func hasVersion() bool {
	info, ok := debug.ReadBuildInfo()
	if !ok || !strings.HasPrefix(info.Main.Version, "v") || info.Main.Replace != nil {
		return false
	}
	committed := false
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			committed = true
		case s.Key == "vcs.modified" && s.Value == "true":
			return false
		}
	}
	return committed || info.Main.Sum != ""
}
