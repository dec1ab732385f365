using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using PromptGen.Compiler.Files;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

/// <summary>Reads prompt files that stand in a test, and writes problems down so that a test can state them whole.</summary>
internal static class PromptFile
{
    public static ReadPrompt ReadYaml(string text, string name = "Prompts/triage.prompt.yaml") => Read(name, text);

    public static ReadPrompt ReadJson(string text) => Read("Prompts/triage.prompt.json", text);

    public static ReadPrompt Read(string relativePath, string text) =>
        PromptCompiler.Read(new SourceFile("/repo/" + relativePath, relativePath, SourceFileKind.Prompt, text), CancellationToken.None);

    /// <summary>A definition of a file without problems.</summary>
    public static PromptDefinition Define(string yaml)
    {
        ReadPrompt read = ReadYaml(yaml);
        Assert.Empty(Problems(read));
        return Assert.IsType<PromptDefinition>(read.Definition);
    }

    /// <summary>A whole prompt file around some lines of it.</summary>
    public static string With(string lines) => "prompt_id: triage\nversion: 2026-03-15.1\n" + lines;

    /// <summary>A whole prompt file around the lines of one variable, which begins in line 4, column 3.</summary>
    public static string WithVariable(string lines) => With("variables:\n  " + lines.Replace("\n", "\n  ") + "\ntemplate: x\n");

    /// <summary>Each problem as <c>PG0001 line:column-column</c>, from 1.</summary>
    public static string[] Places(ReadPrompt read) => [.. read.Diagnostics.Select(Place)];

    public static string Place(PromptDiagnostic problem)
    {
        SourceSpan span = problem.Location;
        string end = span.EndLine == span.StartLine
            ? (span.EndColumn + 1).ToString(CultureInfo.InvariantCulture)
            : $"{span.EndLine + 1}:{span.EndColumn + 1}";
        return $"{problem.Rule.Id} {span.StartLine + 1}:{span.StartColumn + 1}-{end}";
    }

    /// <summary>Each problem as <c>PG0001 line:column text</c>, from 1.</summary>
    public static string[] Problems(ReadPrompt read) => [.. read.Diagnostics.Select(Problem)];

    public static string Problem(PromptDiagnostic problem) =>
        $"{problem.Rule.Id} {problem.Location.StartLine + 1}:{problem.Location.StartColumn + 1} {Message(problem)}";

    public static string Message(PromptDiagnostic problem) =>
        string.Format(CultureInfo.InvariantCulture, problem.Rule.Message, problem.Arguments.Cast<object>().ToArray());

    /// <summary>What the file has where a problem stands.</summary>
    public static string Marked(ReadPrompt read, PromptDiagnostic problem) =>
        read.File.Text.Substring(problem.Location.Start, problem.Location.Length);
}
