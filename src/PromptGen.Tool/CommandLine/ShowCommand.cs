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
using PromptGen.Tool.Rollouts;
using PromptGen.Tool.Showing;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen show</c>.</summary>
internal static class ShowCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string> id = PromptIds.Single(context, "Prompt to show.");
        Option<string?> version = RolloutVersions.Option(context, "--version", "Released version to show. Default: the working copy.");
        ProjectOptions where = ProjectOptions.One();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        Command command = new ExampleCommand(
            "show",
            "Shows one prompt with its partials inserted, its sizes, and how much of it a provider can cache.",
            ("promptgen show support-triage", "show the working copy"),
            ("promptgen show support-triage --version 2026-03-12.1", "show a released version"))
        {
            id, version,
        };
        where.AddTo(command);
        command.Add(format);
        command.SetAction(line =>
        {
            string name = line.GetValue(id)!;
            PromptProject project = ProjectLocator.Find(context.Directory, where.Value(line), name);
            PromptView view = View(project, name, line.GetValue(version));
            if (line.Format(format) == OutputFormat.Json)
            {
                context.Terminal.Out.WriteJson(JsonWriter.WriteIndented(Json(view, project.Shown(view.Definition.RelativePath, context.Directory))));
            }
            else
            {
                Write(context.Terminal, view, project.Shown(view.Definition.RelativePath, context.Directory));
            }

            return ExitCode.Pass;
        });
        return command;
    }

    private static PromptView View(PromptProject project, string id, string? version)
    {
        if (version is not null)
        {
            return PromptView.Of(ReleaseFiles.Of(project).Get(id, version));
        }

        LoadedProject loaded = LoadedProject.Load(project, LoadOptions.Standing);
        return PromptView.Of(loaded.Sound(id), loaded);
    }

    private static void Write(Terminal terminal, PromptView view, string source)
    {
        TerminalWriter output = terminal.Out;
        output.WriteLine(StyledText.In(Ink.Bold, view.Definition.Id) + "  " + view.Definition.Version + "  " + (view.Status?.Words ?? "release"));
        if (view.Definition.Description is { } description)
        {
            output.WriteLine(description.Trim());
        }

        output.WriteLine();
        output.WriteLine("file     " + source);
        output.WriteLine("hash     " + view.Hash);
        output.WriteLine("model    " + (view.Definition.Model ?? "-"));
        output.WriteLine("rollback " + (view.Definition.RollbackTo ?? "-"));
        output.WriteLine("prefix   " + Size(view.StaticPrefix) + " are identical in every call");
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
            terminal.Out.WriteLine(StyledText.In(Ink.Bold, "--- slot " + message.Text) + "  messages that the caller passes");
            return;
        }

        terminal.Out.WriteLine(StyledText.In(Ink.Bold, "--- " + message.Role) + StyledText.In(
            Ink.Faint, "  " + Size(message.Bytes) + (message.IsStatic ? ", identical in every call"
                : message.StaticPrefix == 0 ? ", different in every call"
                : ", of which the first " + Size(message.StaticPrefix) + " are identical in every call")));
        terminal.Out.WriteLine(message.Text.TrimEnd('\n'));
        if (message.SpoilsCache)
        {
            terminal.Out.WriteLine(StyledText.In(Ink.Yellow,
                "hint: `" + (message.FirstVariable ?? message.Variables[0]) + "` appears after " + Size(message.StaticPrefix) + " of " + Size(message.Bytes)
                + ", so a provider cannot cache the text behind it. Move it to the end of the message, or to a user message."));
        }
    }

    private static JsonObject Json(PromptView view, string source) => new JsonObjectBuilder()
        .Add("id", view.Definition.Id)
        .Add("version", view.Definition.Version)
        .Add("hash", view.Hash)
        .Add("status", view.Status?.ToJson())
        .Add("model", view.Definition.Model)
        .Add("source", source)
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
