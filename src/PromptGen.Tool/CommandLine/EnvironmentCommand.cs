using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Rollouts;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Repository;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen env</c>.</summary>
internal static class EnvironmentCommand
{
    public static Command Create(ToolContext context) => new ExampleCommand(
        "env",
        "Lists and creates environments, such as staging and production.",
        ("promptgen env list", "list the environments of this project"),
        ("promptgen env add staging", "create an environment"))
    {
        List(context),
        Add(context),
    };

    private static ExampleCommand List(ToolContext context)
    {
        ProjectOptions where = ProjectOptions.OneOrAll();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        ExampleCommand command = new("list", "Lists the environments, with the number of released prompts and running canaries.", ("promptgen env list", "list the environments of this project"));
        where.AddTo(command);
        command.Add(format);
        command.SetAction(line =>
        {
            ProjectSelection selection = where.Value(line);
            IReadOnlyList<PromptProject> projects = selection.All ? ProjectLocator.FindAll(context.Directory, selection) : [ProjectLocator.FindFolder(context.Directory, selection)];
            return ForProjects.Run(context, projects, selection.All, line.Format(format), project =>
            {
                ReleaseState[] all = [.. EnvironmentFolder.Names(project).Select(name => EnvironmentFolder.Find(project, name, mayBegin: false).ReadAll([], static (_, _) => null))];
                if (line.Format(format) == OutputFormat.Text)
                {
                    Write(context.Terminal, all);
                }

                JsonObject json = new JsonObjectBuilder().Add("environments", all.Select(static state => (JsonValue)new JsonObjectBuilder()
                    .Add("name", state.Environment)
                    .Add("prompts", state.Prompts.Count)
                    .Add("canaries", state.Prompts.Count(static prompt => prompt.Canary is not null))
                    .Add("serial", new JsonNumber(ReleaseText.Count(state.Serial)))
                    .Build()).ToEquatableArray()).Build();
                return (json, ExitCode.Pass);
            });
        });
        return command;
    }

    private static ExampleCommand Add(ToolContext context)
    {
        Argument<string> name = new("ENV") { Description = "Name of the environment: lower-case letters, digits and hyphens." };
        Option<bool> dryRun = SharedOptions.DryRun();
        ProjectOptions where = ProjectOptions.One();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        ExampleCommand command = new("add", "Creates an environment in which nothing is released yet.", ("promptgen env add staging", "create Prompts/environments/staging")) { name, dryRun };
        where.AddTo(command);
        command.Add(format);
        command.SetAction(line =>
        {
            PromptProject project = ProjectLocator.FindFolder(context.Directory, where.Value(line));
            string environment = line.GetValue(name)!;
            bool isDry = line.GetValue(dryRun);
            EnvironmentFolder? added = EnvironmentFolder.Add(project, environment, isDry);
            EnvironmentFolder folder = added ?? EnvironmentFolder.Find(project, environment, mayBegin: false);
            string path = DisplayPath.Of(folder.Path, context.Directory);
            if (line.Format(format) == OutputFormat.Json)
            {
                context.Terminal.Out.WriteJson(JsonWriter.WriteIndented(new JsonObjectBuilder()
                    .Add("dry_run", isDry).Add("name", environment).Add("path", path).Add("created", added is not null && !isDry).Build()));
            }
            else
            {
                context.Terminal.Out.WriteLine(added is null ? "The environment " + environment + " already exists: " + path + "."
                    : (isDry ? "Would create " : "Created ") + path + ". Release a prompt in it: dotnet promptgen promote ID --env " + environment + " --to stable");
            }

            if (added is not null && !isDry)
            {
                IgnoredFiles.Warn(context, project.Directory, [folder.Marker]);
            }

            return ExitCode.Pass;
        });
        return command;
    }

    private static void Write(Terminal terminal, ReleaseState[] all)
    {
        if (all.Length == 0)
        {
            terminal.Out.WriteLine("There are no environments. Create one: dotnet promptgen env add ENV");
            return;
        }

        TextTable.Write(terminal, ["ENVIRONMENT", "PROMPTS", "CANARIES", "SERIAL"], all.Select(static state => new (string, Ink?)[]
        {
            (state.Environment, Ink.Bold),
            (ReleaseText.Count(state.Prompts.Count), null),
            (ReleaseText.Count(state.Prompts.Count(static prompt => prompt.Canary is not null)), null),
            (ReleaseText.Count(state.Serial), null),
        }));
    }
}
