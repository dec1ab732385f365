using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using PromptGen.Compiler;
using PromptGen.Compiler.Versions;
using PromptGen.Core.Collections;
using PromptGen.Core.Display;
using PromptGen.Core.Json;
using PromptGen.Core.Types;
using PromptGen.Tool.Files;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Rendering;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen render</c>.</summary>
internal static class RenderCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string> id = PromptIds.Single(context, "Prompt to render.");
        Argument<string[]> assignments = new("values") { HelpName = "NAME=VALUE", Description = "Values of variables, after --.", Arity = ArgumentArity.ZeroOrMore };
        Option<string?> values = new("--values") { Description = "JSON file with one member for each variable.", HelpName = "FILE.json" };
        Option<string?> version = RolloutVersions.Option(context, "--version", "Released version to render. Default: the working copy.");
        Option<string?> output = new("--out") { Description = "File to write the exact text to. Default: the console.", HelpName = "FILE" };
        ProjectOptions where = ProjectOptions.One();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        Command command = new ExampleCommand(
            "render",
            "Renders a prompt with values, byte for byte as the application does.",
            ("promptgen render support-triage -- customer_tier=pro region=eu-west", "pass values on the command line"),
            ("promptgen render support-triage --values ticket.json", "read values from a file"),
            ("promptgen render support-triage --version 2026-03-12.1 --values ticket.json", "render a released version"))
        {
            id, assignments, values, version, output,
        };
        where.AddTo(command);
        command.Add(format);
        command.SetAction(line =>
        {
            PromptProject project = ProjectLocator.Find(context.Directory, where.Value(line), line.GetValue(id)!);
            string? released = line.GetValue(version);
            LoadedProject loaded = LoadedProject.Load(project, LoadOptions.Prompts);
            string name = line.GetValue(id)!;
            ResolvedPrompt prompt = released is null ? loaded.Sound(name).Resolved! : loaded.Released(name, released).Prompt;
            string? file = line.GetValue(values) is { } path ? DisplayPath.Full(path, context.Directory) : null;
            PromptVariable[] variables = [.. prompt.Definition.Variables.Select(static defined => defined.Variable)];

            // A value that is sensitive today is sensitive for an earlier version as well.
            HashSet<string> sensitive = [.. variables.Concat(loaded.WorkingVariables(name)).Where(static variable => variable.Sensitive).Select(static variable => variable.Name)];
            IReadOnlyList<ShownMessage> messages = PromptRendering.Render(
                prompt, GivenValues.Read(file, line.GetValue(assignments) ?? [], variables, sensitive.Count > 0), sensitive);
            if (line.GetValue(output) is { } target)
            {
                WriteFile(DisplayPath.Full(target, context.Directory), messages, line.Format(format));
            }
            else
            {
                Write(context.Terminal, messages, line.Format(format));
            }

            return ExitCode.Pass;
        });
        return command;
    }

    private static void Write(Terminal terminal, IReadOnlyList<ShownMessage> messages, OutputFormat format)
    {
        if (format == OutputFormat.Json)
        {
            terminal.Out.WriteJson(Json(messages));
            return;
        }

        StyledText shown = Text(messages);
        terminal.Out.Write(shown);
        string text = shown.ToString();
        if (VisibleText.Lines(text, EscapeForm.Text) != text)
        {
            terminal.Error.WriteLine("note: The text contains control or invisible characters, which are shown as escapes. Use --out FILE or --format json to get the exact text.");
        }
    }

    private static void WriteFile(string path, IReadOnlyList<ShownMessage> messages, OutputFormat format)
    {
        byte[] content = Encoding.UTF8.GetBytes(format == OutputFormat.Json ? Json(messages) : Text(messages).ToString());
        FileTransaction transaction = new();
        if (File.Exists(path))
        {
            transaction.Replace(path, content);
        }
        else
        {
            transaction.Create(path, content);
        }

        transaction.Commit();
    }

    private static string Json(IReadOnlyList<ShownMessage> messages) => JsonWriter.WriteIndented(new JsonArray(messages.Select(static message => (JsonValue)(message.Role is null
        ? new JsonObjectBuilder().Add("slot", message.Text).Build()
        : new JsonObjectBuilder().Add("role", message.Role).Add("text", message.Text).Build())).ToEquatableArray()));

    private static StyledText Text(IReadOnlyList<ShownMessage> messages)
    {
        if (messages is [{ Role: not null } single])
        {
            // As it is, for a pipe: not even a line end is added.
            return single.Text;
        }

        StyledText text = "";
        foreach (ShownMessage message in messages)
        {
            text += StyledText.In(Ink.Bold, "--- " + (message.Role ?? "slot " + message.Text)) + "\n";
            text += message.Role is null ? "" : message.Text.TrimEnd('\n') + "\n";
        }

        return text;
    }
}
