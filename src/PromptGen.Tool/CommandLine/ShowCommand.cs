using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Json;
using PromptGen.Core.Prompts;
using PromptGen.Core.Types;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;
using PromptGen.Tool.Showing;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen show</c>.</summary>
internal static class ShowCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string> id = PromptIds.Single(context, "The prompt to show.");
        Option<string?> prompts = SharedOptions.Prompts();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        Command command = new ExampleCommand(
            "show",
            "Shows one prompt with its partials in their places, sizes, and what a provider can cache.",
            ("promptgen show support-triage", "everything about one prompt"))
        {
            id, prompts, format,
        };
        command.SetAction(line =>
        {
            PromptProject project = ProjectLocator.Find(context.Directory, line.GetValue(prompts));
            LoadedProject loaded = LoadedProject.Load(project, LoadOptions.Standing);
            PromptView view = PromptView.Of(loaded.Sound(line.GetValue(id)!), loaded);
            if (line.Format(format) == OutputFormat.Json)
            {
                context.Terminal.Out.WriteJson(JsonWriter.WriteIndented(Json(view)));
            }
            else
            {
                Write(context.Terminal, view);
            }

            return ExitCode.Pass;
        });
        return command;
    }

    private static void Write(Terminal terminal, PromptView view)
    {
        TerminalWriter output = terminal.Out;
        output.WriteLine(StyledText.In(Ink.Bold, view.Definition.Id) + "  " + view.Definition.Version + "  " + view.Status.Words);
        if (view.Definition.Description is { } description)
        {
            output.WriteLine(description.Trim());
        }

        output.WriteLine();
        output.WriteLine("file     " + view.Definition.RelativePath);
        output.WriteLine("hash     " + view.Hash);
        output.WriteLine("model    " + (view.Definition.Model ?? "-"));
        output.WriteLine("rollback " + (view.Definition.RollbackTo ?? "-"));
        output.WriteLine("prefix   " + Size(view.StaticPrefix) + " are the same in every call");
        if (!view.Definition.Variables.IsEmpty)
        {
            int width = view.Definition.Variables.Max(static defined => defined.Variable.Name.Length);
            output.WriteLine();
            foreach (PromptVariable variable in view.Definition.Variables.Select(static defined => defined.Variable))
            {
                output.WriteLine("  " + StyledText.In(Ink.Cyan, variable.Name.PadRight(width)) + "  " + TypeText.Of(variable));
            }
        }

        foreach (MessageView message in view.Messages)
        {
            output.WriteLine();
            Write(terminal, message);
        }

        foreach ((ToolDefinition tool, _, _) in view.Definition.Tools)
        {
            output.WriteLine();
            output.WriteLine(StyledText.In(Ink.Bold, "tool " + tool.Name) + (tool.Description is null ? "" : "  " + tool.Description));
        }
    }

    private static void Write(Terminal terminal, MessageView message)
    {
        if (message.Role is null)
        {
            terminal.Out.WriteLine(StyledText.In(Ink.Bold, "--- slot " + message.Text) + "  messages of the caller");
            return;
        }

        terminal.Out.WriteLine(StyledText.In(Ink.Bold, "--- " + message.Role) + StyledText.In(
            Ink.Faint, "  " + Size(message.Bytes) + (message.IsStatic ? ", always the same"
                : message.StaticPrefix == 0 ? ", other ones in every call"
                : ", of which the first " + Size(message.StaticPrefix) + " are always the same")));
        terminal.Out.WriteLine(message.Text.TrimEnd('\n'));
        if (message.SpoilsCache)
        {
            terminal.Out.WriteLine(StyledText.In(Ink.Yellow,
                "hint: `" + (message.FirstVariable ?? message.Variables[0]) + "` stands after " + Size(message.StaticPrefix) + " of " + Size(message.Bytes)
                + ", and what is behind it is new to the provider's cache in every call. Move it to the end, or to a user message."));
        }
    }

    private static JsonObject Json(PromptView view) => new JsonObjectBuilder()
        .Add("id", view.Definition.Id)
        .Add("version", view.Definition.Version)
        .Add("hash", view.Hash)
        .Add("status", view.Status.ToJson())
        .Add("model", view.Definition.Model)
        .Add("source", view.Definition.RelativePath)
        .Add("static_prefix", view.StaticPrefix)
        .Add("variables", view.Definition.Variables.Select(static defined => (JsonValue)new JsonObjectBuilder()
            .Add("name", defined.Variable.Name)
            .Add("type", TypeText.Of(defined.Variable.Type))
            .Add("required", defined.Variable.Default is null)
            .Build()).ToEquatableArray())
        .Add("messages", view.Messages.Select(static message => (JsonValue)(message.Role is null
            ? new JsonObjectBuilder().Add("slot", message.Text).Build()
            : new JsonObjectBuilder()
                .Add("role", message.Role)
                .Add("text", message.Text)
                .Add("bytes", message.Bytes)
                .Add("static_prefix", message.StaticPrefix)
                .Add("spoils_cache", message.SpoilsCache)
                .Build())).ToEquatableArray())
        .Build();

    private static string Size(int bytes) => bytes.ToString("N0", CultureInfo.InvariantCulture) + (bytes == 1 ? " byte" : " bytes");
}
