using System;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using PromptGen.Core.Prompts;
using PromptGen.Language;
using PromptGen.Language.Syntax;

namespace PromptGen.Compiler.Files;

/// <summary>Reads a partial or a message file: its whole text is the template.</summary>
internal static class FragmentReader
{
    public static Fragment Read(SourceFile file)
    {
        FileText text = new(file.Path, file.Text);
        DiagnosticList problems = new(text);
        bool fit = TextChecks.Check(file, problems, yaml: false);
        string name = Name(file);
        if (file.Kind == SourceFileKind.Partial && name.Length is 0 or > FileLimits.NameLength)
        {
            problems.Add(DiagnosticRules.BadPartialName, 0, 0, name);
        }

        MappedText template = fit ? text.ToMappedText() : Nothing(file);
        if (fit && file.Kind == SourceFileKind.Message && template.Text.Length == 0)
        {
            problems.Add(DiagnosticRules.EmptyValue, 0, 0, "The message file", "Write the text of the message in it.");
        }

        CheckSyntax(template, problems);
        return new Fragment(
            file.Kind, name, file.RelativePath, ContentHash.OfInput(file.Text), template, problems.ToEquatableArray())
        {
            Includes = TemplateIncludes.Find(template.Text).ToEquatableArray(),
        };
    }

    /// <summary>A slip in the syntax does not depend on who uses the text, so it is reported here, once for all prompts.</summary>
    private static void CheckSyntax(MappedText template, DiagnosticList problems)
    {
        foreach (TemplateProblem problem in TemplateParser.FindProblems(template.Text))
        {
            problems.Add(new PromptDiagnostic(
                problem.Rule, problem.Rule.Severity, template.Locate(problem.Start, problem.Length), problem.Arguments));
        }
    }

    public static Fragment Failed(SourceFile file, PromptDiagnostic failure) =>
        new(file.Kind, Name(file), file.RelativePath, "", Nothing(file), EquatableArray.Create(failure));

    private static string Name(SourceFile file) =>
        file.Kind == SourceFileKind.Partial ? PromptFolder.PartialName(file.RelativePath) : file.RelativePath;

    private static MappedText Nothing(SourceFile file) => new("", file.Path, EquatableArray<TextSegment>.Empty);
}
