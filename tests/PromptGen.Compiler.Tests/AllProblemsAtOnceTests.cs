using System.Linq;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Compiler.Tests.Emission;
using PromptGen.Core.Collections;
using Xunit;

namespace PromptGen.Compiler.Tests;

/// <summary>A person who opens a file with several faults is told all of them in one build.</summary>
public sealed class AllProblemsAtOnceTests
{
    [Fact]
    public void AWrongFieldDoesNotHideWhatIsWrongInTemplates() => Assert.Equal(
        ["PG1002 (2,10)", "PG0105 (5,11)", "PG1201 (6,19)", "PG0111 (8,11)", "PG1201 (10,19)"],
        Problems("""
            prompt_id: several-faults
            version: 2026-13-01.1
            variables: [customer_tier]
            messages:
              - role: sytem
                template: "{{ custmer_tier }}"
              - role: user
                file: ../../outside.message.md
              - role: user
                template: "{{ customer_teir }}"
            """));

    [Fact]
    public void AnUnreadableVariableLeavesTheSyntaxOfTemplatesToBeChecked() => Assert.Equal(
        ["PG1003 (4,3)", "PG1106 (5,29)"],
        Problems("""
            prompt_id: several-faults
            version: 2026-01-02.1
            variables:
              a b: string
            template: "{{ a_b }} {{ 1 + }}"
            """));

    [Fact]
    public void AMessageThatCannotBeReadMakesNoVariableUnused() => Assert.Equal(
        ["PG0111 (5,13)"],
        Problems("""
            prompt_id: several-faults
            version: 2026-01-02.1
            variables: [region]
            messages:
              - { file: ../../outside.message.md, role: user }
            """));

    private static string[] Problems(string text)
    {
        const string Path = "Prompts/several-faults.prompt.yaml";
        ReadPrompt read = PromptCompiler.Read(new SourceFile("/repo/" + Path, Path, SourceFileKind.Prompt, text), CancellationToken.None);
        ResolvedPrompt resolved = PromptCompiler.Resolve(
            read.Definition!, FragmentLibrary.Of(EquatableArray<Fragment>.Empty), CancellationToken.None);
        CompiledPrompt compiled = PromptCompiler.Compile(resolved, Targets.Current, CancellationToken.None);
        return [.. read.Diagnostics.Concat(resolved.Diagnostics).Concat(compiled.Diagnostics)
            .OrderBy(problem => problem.Location.Start)
            .Select(problem => $"{problem.Rule.Id} ({problem.Location.StartLine + 1},{problem.Location.StartColumn + 1})")];
    }
}
