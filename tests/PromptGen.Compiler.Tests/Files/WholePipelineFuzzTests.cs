using System;
using System.Linq;
using System.Text;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using PromptGen.Core.Diagnostics;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

/// <summary>Through all stages, a prompt that gives no class gives an error, and no stage fails.</summary>
public sealed class WholePipelineFuzzTests
{
    private const int Rounds = 1500;

    private static readonly CompilationTarget Target = new("Sample", "Sample", 1300, HasRequiredMembers: true, Public: true, Locked: false);

    private static readonly string[] Pieces =
    [
        "{{ include 'a' }}", "{{ include 'nope' }}", "{{ 'a' | include }}", "{{ 'nope' | include }}", "{{ include (\"a\") }}", "{{ include 'cycle' }}", "{{ include x }}",
        "{{ include }}", "{{ x }}", "{{ y }}", "{{ if x }}", "{{ else }}", "{{ end }}", "{{ for i in list }}", "{{ i }}", "{{ x = 1 }}", "{{~", "~}}", "{{", "}}", " text ", "\n",
        "{{ x | string.upcase }}", "{{ nope.nope 1 }}", "{{ x.y }}", "{{ list[0] }}", "{{ # c }}", "{%{", "}%}", "'", "\"", "(", ")", "{{ x + list }}", "{{ null }}", "{{ 'b' | include 1 }}",
    ];

    [Fact]
    public void NoPromptGoesMissingUnseen()
    {
        Random random = new(99);
        int classes = 0;
        for (int round = 0; round < Rounds; round++)
        {
            Fragment[] fragments =
            [
                Fragment("a.partial.md", Text(random)),
                Fragment("b.partial.md", Text(random)),
                Fragment("cycle.partial.md", "{{ include 'cycle' }}"),
                Fragment("m.message.md", "m" + Text(random)),
            ];
            string template = Text(random);
            string file = PromptFile.With(
                "variables: { x: string, list: 'string[]' }\nmessages:\n  - role: user\n    template: |\n      t" + template.Replace("\n", "\n      ", StringComparison.Ordinal)
                + "\n" + (round % 3 == 0 ? "  - { role: system, file: m.message.md }\n" : ""));
            ReadPrompt read = PromptFile.Read("a.prompt.yaml", file);
            Assert.NotNull(read.Definition);
            EquatableArray<Fragment> all = new(fragments);
            ResolvedPrompt resolved = PromptCompiler.Resolve(read.Definition, FragmentLibrary.Of(all), CancellationToken.None);
            CompiledPrompt compiled = PromptCompiler.Compile(resolved, Target, CancellationToken.None);
            ProjectCheck check = PromptCompiler.CheckProject(
                EquatableArray.Create(PromptIndexEntry.Of(read.Definition)), fragments.Select(FragmentIndexEntry.Of).ToEquatableArray(), default, requiresReleases: false, CancellationToken.None);
            Fragment[] used = [.. resolved.Partials, .. resolved.MessageFiles];
            PromptDiagnostic[] problems =
            [
                .. read.Diagnostics, .. resolved.Diagnostics, .. compiled.Diagnostics, .. used.SelectMany(fragment => fragment.Diagnostics),
                .. check.Diagnostics.Where(problem => used.Any(fragment => fragment.Template.Path == problem.Location.Path)),
            ];
            string story = file + "\n--- a\n" + fragments[0].Template.Text + "\n--- b\n" + fragments[1].Template.Text + "\n--- m\n" + fragments[3].Template.Text
                + "\n\n" + string.Join("\n", problems.Select(PromptFile.Problem));
            Assert.True(problems.All(problem => problem.Rule != DiagnosticRules.InternalFailure), story);
            classes += compiled.Source is null ? 0 : 1;
            bool hasError = problems.Any(problem => problem.Severity == RuleSeverity.Error);
            Assert.True(compiled.Source is not null || hasError, "Neither a class nor an error:\n" + story);
            Assert.Equal(problems.Length, problems.Select(problem => (problem.Rule, problem.Location)).Distinct().Count());
        }

        Assert.InRange(classes, Rounds / 50, Rounds * 9 / 10);
    }

    private static string Text(Random random)
    {
        StringBuilder text = new();
        for (int i = random.Next(0, 6); i > 0; i--)
        {
            text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }

    private static Fragment Fragment(string path, string text) =>
        PromptCompiler.ReadFragment(
            new SourceFile(
                "/repo/" + path, path, path.Contains(".partial.", StringComparison.Ordinal) ? SourceFileKind.Partial : SourceFileKind.Message, text),
            CancellationToken.None);
}
