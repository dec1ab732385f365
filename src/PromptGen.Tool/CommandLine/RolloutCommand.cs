using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Rollouts;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Rollouts;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen rollout</c>.</summary>
internal static class RolloutCommand
{
    private const int GreatestTimeout = 86_400;
    private const int DefaultTimeout = 300;

    public static Command Create(ToolContext context) => new ExampleCommand(
        "rollout",
        "Follows a rollout to the applications.",
        ("promptgen rollout wait --env production --url https://shop.example.com/prompts/status", "wait until an application serves what is live"))
    {
        Wait(context),
    };

    private static ExampleCommand Wait(ToolContext context)
    {
        Argument<string[]> ids = PromptIds.Argument(context, "Prompts that every application must serve. Default: all prompts of the environment; an application may lack some.");
        Option<string> environment = EnvironmentNames.Required(context);
        Option<Uri[]> addresses = new("--url")
        {
            Description = "Address of an application's status endpoint (app.MapPromptStatus()). Pass one for each instance. Repeatable.",
            HelpName = "URL",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
            CustomParser = ParseAddresses,
        };
        Option<int> timeout = new("--timeout")
        {
            Description = "Seconds to wait.",
            HelpName = "SECONDS",
            DefaultValueFactory = static _ => DefaultTimeout,
            CustomParser = static result => (int)WholeNumber.Parse(result, "--timeout", 1, GreatestTimeout),
        };
        Option<string?> token = new("--token-variable") { Description = "Environment variable that contains a bearer token for the endpoints.", HelpName = "NAME" };
        ProjectOptions where = ProjectOptions.One();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        ExampleCommand command = new(
            "wait",
            "Waits until applications serve the serials of an environment. Exit code 2 if they do not within the timeout.",
            ("promptgen rollout wait --env production --url https://shop.example.com/prompts/status", "wait for all prompts"),
            ("promptgen rollout wait support-triage --env production --url http://10.0.0.4/prompts/status http://10.0.0.5/prompts/status --timeout 60", "wait for one prompt in two instances"))
        {
            ids, environment, addresses, timeout, token,
        };
        where.AddTo(command);
        command.Add(format);
        command.SetAction(async (line, cancellation) =>
        {
            PromptProject project = ProjectLocator.FindFolder(context.Directory, where.Value(line), line.GetValue(ids) ?? []);
            EnvironmentFolder folder = EnvironmentFolder.Find(project, line.GetValue(environment)!, mayBegin: false);
            string? secret = line.GetValue(token) is { } name
                ? context.Variable(name) ?? throw new ToolFailure(DiagnosticRules.UnreadableInput, "", name, "the environment variable is not set.")
                : null;
            IReadOnlyDictionary<string, long> wanted = Wanted(folder, project, line.GetValue(ids) ?? []);
            WaitOptions options = new(line.GetValue(addresses)!, folder.Name, wanted, line.GetValue(ids) is { Length: > 0 }, TimeSpan.FromSeconds(line.GetValue(timeout)));
            bool isText = line.Format(format) == OutputFormat.Text;
            using RolloutWait wait = new(options, secret);
            IReadOnlyList<WaitResult> results = await wait.RunAsync(result => Report(context, result, isText), cancellation).ConfigureAwait(false);
            Write(context.Terminal, folder.Name, results, isText);
            return results.All(static result => result.Lacks is null) ? ExitCode.Pass : ExitCode.GateFailed;
        });
        return command;
    }

    private static Dictionary<string, long> Wanted(EnvironmentFolder folder, PromptProject project, string[] ids)
    {
        folder.Require(ids, project);
        return folder.ReadAll().Prompts.Where(prompt => ids.Length == 0 || ids.Contains(prompt.Id, StringComparer.Ordinal))
            .ToDictionary(static prompt => prompt.Id, static prompt => prompt.Serial, StringComparer.Ordinal);
    }

    private static void Report(ToolContext context, WaitResult result, bool isText)
    {
        if (isText)
        {
            context.Terminal.Out.WriteLine(StyledText.In(Ink.Bold, result.Shown) + ": " + (result.Lacks is null ? StyledText.In(Ink.Green, "serves what is released.") : "waiting: " + result.Lacks + "."));
        }
    }

    private static void Write(Terminal terminal, string environment, IReadOnlyList<WaitResult> results, bool isText)
    {
        int ready = results.Count(static result => result.Lacks is null);
        if (!isText)
        {
            terminal.Out.WriteJson(JsonWriter.WriteIndented(new JsonObjectBuilder()
                .Add("environment", environment)
                .Add("ready", ready == results.Count)
                .Add("applications", results.Select(static result => (JsonValue)new JsonObjectBuilder().Add("url", result.Shown).Add("ready", result.Lacks is null).Add("reason", result.Lacks).Build()).ToEquatableArray())
                .Build()));
        }
        else if (ready == results.Count)
        {
            terminal.Out.WriteLine(results.Count == 1 ? "The application serves what is released in " + environment + "." : "All " + ReleaseText.Count(ready) + " applications serve what is released in " + environment + ".");
        }
        else
        {
            terminal.Error.WriteLine("Timed out: " + ReleaseText.Count(ready) + " of " + ReleaseText.Count(results.Count) + " applications serve what is released in " + environment
                + ". Check that the state is published: dotnet promptgen state verify FILE --env " + environment);
        }
    }

    private static Uri[] ParseAddresses(ArgumentResult result)
    {
        List<Uri> addresses = [];
        foreach (Token token in result.Tokens)
        {
            if (Uri.TryCreate(token.Value, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
            {
                addresses.Add(address!);
            }
            else
            {
                result.AddError("'" + token.Value + "' is not an address. Pass a status endpoint such as https://shop.example.com/prompts/status.");
            }
        }

        return [.. addresses];
    }
}
