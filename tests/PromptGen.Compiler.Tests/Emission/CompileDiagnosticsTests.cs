using System.Collections.Generic;
using System.Linq;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Core.Diagnostics;
using Xunit;

namespace PromptGen.Compiler.Tests.Emission;

public class CompileDiagnosticsTests
{
    [Fact]
    public void AProblemInThePromptStandsAtItsLine()
    {
        PromptProject project = new PromptProject().Prompt("""
            prompt_id: typo
            version: 2026-03-15.1
            variables:
              customer_tier: string
            template: |
              Hello
                {{ custmer_tier }}
            """);

        CompiledPrompt compiled = Assert.Single(project.Compile());

        Assert.Null(compiled.Source);
        Assert.StartsWith("PG1201 Prompts/support-triage.prompt.yaml:7:8 `custmer_tier` is not defined.", Assert.Single(Problems(compiled)), System.StringComparison.Ordinal);
    }

    [Fact]
    public void WhatDoesNotFitInAPartialStandsInThePartialAndNamesThePrompt()
    {
        PromptProject project = new PromptProject().Partial("greeting", "Hello\n{{ name }} and {{ name }}\n")
            .Prompt("prompt_id: one\nversion: 2026-03-15.1\nmessages:\n  - role: system\n    template: \"{{ include 'greeting' }}\"\n  - role: user\n    template: \"{{ include 'greeting' }}\"\n");

        string[] problems = Problems(Assert.Single(project.Compile()));

        Assert.Equal(2, problems.Length);
        Assert.StartsWith("PG1250 Prompts/greeting.partial.md:2:4 The prompt 'one' uses this text, with this problem: `name` is not defined.", problems[0], System.StringComparison.Ordinal);
        Assert.EndsWith("(PG1201)", problems[0], System.StringComparison.Ordinal);
        Assert.StartsWith("PG1250 Prompts/greeting.partial.md:2:19 ", problems[1], System.StringComparison.Ordinal);
    }

    [Fact]
    public void SyntaxOfAPartialIsReportedWithThePartialAlone()
    {
        const string Prompt = "prompt_id: {0}\nversion: 2026-03-15.1\ntemplate: \"{{{{ include 'broken' }}}}\"\n";
        PromptProject project = new PromptProject().Partial("broken", "{{ if }}")
            .Prompt(string.Format(System.Globalization.CultureInfo.InvariantCulture, Prompt, "one"), "Prompts/one.prompt.yaml")
            .Prompt(string.Format(System.Globalization.CultureInfo.InvariantCulture, Prompt, "two"), "Prompts/two.prompt.yaml");

        Assert.All(project.Compile(), static compiled =>
        {
            Assert.Null(compiled.Source);
            Assert.Empty(compiled.Diagnostics);
        });
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("strict: true\n", true)]
    public void AnUnusedVariableIsAWarningAndUnderStrictAnError(string strict, bool isError)
    {
        PromptProject project = new PromptProject().Partial("uses", "{{ used }}").Prompt(
            "prompt_id: unused\nversion: 2026-03-15.1\n" + strict + "variables:\n  used: string\n  unused: string\ntemplate: \"{{ include 'uses' }}\"\n");

        CompiledPrompt compiled = Assert.Single(project.Compile());

        PromptDiagnostic problem = Assert.Single(compiled.Diagnostics);
        Assert.Equal("PG1018", problem.Rule.Id);
        Assert.Equal(isError ? RuleSeverity.Error : RuleSeverity.Warning, problem.Severity);
        Assert.Equal("unused", Assert.Single(problem.Arguments));
        Assert.Equal(isError, compiled.Source is null);
    }

    [Fact]
    public void HintNamesDifferWhereFilesDo()
    {
        string[] paths =
        [
            "Prompts/a/x.prompt.yaml", "Prompts/b/X.prompt.yaml", "Prompts/A/x.prompt.yaml", "Prompts/a.x.prompt.yaml", "Prompts/a x.prompt.yaml", "Prompts/a#x.prompt.yaml",
            "Prompts/" + new string('d', 300) + "/x.prompt.yaml", "Prompts/" + new string('d', 301) + "/x.prompt.yaml",
        ];

        List<string> names = [.. paths.Select(path => Assert.Single(new PromptProject().Prompt("prompt_id: a\nversion: 2026-03-15.1\ntemplate: x\n", path).Compile()).HintName)];

        Assert.Equal(names.Count, names.Distinct(System.StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(names, static name => Assert.Matches("^[A-Za-z0-9._-]{1,120}\\.g\\.cs$", name));
        Assert.Equal("Prompts.a.x.prompt.yaml-" + names[0][^13..], names[0]);
    }

    [Fact]
    public void CancellationGetsThrough()
    {
        ReadPrompt read = Files.PromptFile.ReadYaml("prompt_id: a\nversion: 2026-03-15.1\ntemplate: x\n");
        ResolvedPrompt resolved = PromptCompiler.Resolve(read.Definition!, Project.FragmentLibrary.Of(default), CancellationToken.None);

        Assert.Throws<System.OperationCanceledException>(() => PromptCompiler.Compile(resolved, Targets.Current, new CancellationToken(canceled: true)));
    }

    private static string[] Problems(CompiledPrompt compiled) => [.. compiled.Diagnostics.Select(PromptProject.Describe)];
}
