using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Json;
using PromptGen.Tool.Finding;
using PromptGen.Tool.Output;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.CommandLine;

/// <summary><c>promptgen which</c>.</summary>
internal static class WhichCommand
{
    public static Command Create(ToolContext context)
    {
        Argument<string> hash = new("HASH") { Description = "Hash from a log, a trace or a manifest, with or without sha256:, or at least its first 6 digits." };
        ProjectOptions where = ProjectOptions.OneOrAll();
        Option<string> format = SharedOptions.Format(OutputFormat.Text, OutputFormat.Json);
        Command command = new ExampleCommand(
            "which",
            "Finds the prompt version that has a hash, and the environments in which it is live. Searches all projects by default.",
            ("promptgen which sha256:cf6c5e1d6e61", "find the version that a log names"))
        {
            hash,
        };
        where.AddTo(command);
        command.Add(format);
        command.SetAction(line =>
        {
            string text = line.GetValue(hash)!;
            string searched = HashSearch.Read(text)
                ?? throw new ToolFailure(DiagnosticRules.UnreadableInput, "", text, "it is not a hash. Pass 6 to 64 hexadecimal digits, with or without sha256:.");
            ProjectSelection given = where.Value(line);
            ProjectSelection selection = given with { All = given is { PromptFolder: null, Project: null } };
            HashMatch[] matches = [.. ProjectLocator.FindAll(context.Directory, selection).SelectMany(project => HashSearch.Find(project, searched))];
            if (line.Format(format) == OutputFormat.Json)
            {
                context.Terminal.Out.WriteJson(JsonWriter.WriteIndented(new JsonObjectBuilder()
                    .Add("hash", searched)
                    .Add("matches", matches.Select(match => (JsonValue)Json(match, context.Directory)).ToEquatableArray())
                    .Build()));
            }
            else
            {
                foreach (HashMatch match in matches)
                {
                    Write(context, match);
                }
            }

            return matches.Length > 0
                ? ExitCode.Pass
                : throw new ToolFailure(
                    new[] { new Compiler.PromptDiagnostic(DiagnosticRules.UnreadableInput, default, text, "no prompt file and no release in this working tree has this hash. Check out the commit that was deployed, or search another repository.") }.ToEquatableArray(),
                    ExitCode.GateFailed);
        });
        return command;
    }

    private static void Write(ToolContext context, HashMatch match)
    {
        TerminalWriter output = context.Terminal.Out;
        output.WriteLine(StyledText.In(Ink.Bold, match.Id + " " + match.Version) + (match.IsWorkingCopy ? "  working copy" : "  release"));
        output.WriteLine("  file  " + DisplayPath.Of(match.Path, context.Directory));
        output.WriteLine("  hash  " + match.Hash);
        if (match.Parts.Count > 0)
        {
            output.WriteLine("  part  " + string.Join(", ", match.Parts));
        }

        foreach (string live in match.Live)
        {
            output.WriteLine("  live  " + live);
        }
    }

    private static JsonObject Json(HashMatch match, string directory) => new JsonObjectBuilder()
        .Add("id", match.Id)
        .Add("version", match.Version)
        .Add("file", DisplayPath.Of(match.Path, directory))
        .Add("working_copy", match.IsWorkingCopy)
        .Add("hash", match.Hash)
        .Add("parts", Strings(match.Parts))
        .Add("live", Strings(match.Live))
        .Build();

    private static EquatableArray<JsonValue> Strings(IReadOnlyList<string> texts) => texts.Select(static text => (JsonValue)new JsonString(text)).ToEquatableArray();
}
