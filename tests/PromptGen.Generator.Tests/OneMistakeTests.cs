using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using PromptGen.Generator.Tests.Testing;
using Xunit;

namespace PromptGen.Generator.Tests;

/// <summary>A mistake in a prompt file is the build's only error: code that calls the prompt compiles as it did before.</summary>
public sealed class OneMistakeTests
{
    private const string Sound = """
        prompt_id: support-triage
        version: 2026-03-15.1
        description: Routes a ticket.
        model: gpt-4.1
        parameters:
          temperature: 0.2
        variables:
          tier: [free, pro]
          body: { type: string, max_length: 4000 }
          notes: { type: array, items: { type: object, properties: { author: string, text: string } } }
          region: { type: string, default: eu }
          mood: { type: string, enum: [calm, angry], default: calm }
        messages:
          - role: system
            template: |
              Route the ticket of a {{ tier }} customer in {{ region }}, who is {{ mood }}.
          - slot: conversation
          - role: user
            template: "{{ body }}{{ for note in notes }}{{ note.author }}: {{ note.text }}{{ end }}"

        """;

    /// <summary>All ways in which an application names a prompt.</summary>
    private const string Calls = """
        #nullable enable
        using System.Collections.Generic;
        using PromptGen;
        namespace MyApp
        {
            internal static class Use
            {
                public static string Call(IReadOnlyList<PromptMessage> conversation)
                {
                    var notes = new[] { new SupportTriagePrompt.Note("Ann", "Hello") };
                    RenderedPrompt byOrder = SupportTriagePrompt.Render(SupportTriagePrompt.Tier.Pro, "text", notes, conversation);
                    RenderedPrompt byName = SupportTriagePrompt.Render(
                        tier: SupportTriagePrompt.Tier.Free, body: "text", notes: notes, conversation: conversation, region: "us");
                    SupportTriagePrompt.Mood mood = SupportTriagePrompt.Mood.Angry;
                    var args = new SupportTriagePrompt.Args
                    {
                        Tier = SupportTriagePrompt.Tier.Pro, Body = "text", Notes = notes, Conversation = conversation, Mood = mood,
                    };
                    bool rendered = SupportTriagePrompt.TryRender(args, out RenderedPrompt result, out System.Exception? problem);
                    return byOrder.Messages.Count + byName.Messages[0].Text + SupportTriagePrompt.Render(args) + rendered + result + problem
                        + SupportTriagePrompt.Id + SupportTriagePrompt.Compiled.Version + notes[0].Author + PromptCatalog.Prompts.Count;
                }
            }
        }
        """;

    public static TheoryData<string, string, string> Mistakes { get; } = new()
    {
        { "PG0101", "description: Routes", "descripton: Routes" },
        { "PG0101", "variables:", "variabels:" },
        { "PG0101", "messages:", "mesages:" },
        { "PG0101", "prompt_id: support-triage", "name: Support triage" },
        { "PG0101", "prompt_id: support-triage", "id: support-triage" },
        { "PG0101", "max_length: 4000", "max_lenght: 4000" },
        { "PG0101", "default: eu", "defualt: eu" },
        { "PG0101", "template: |", "tempalte: |" },
        { "PG0101", "model: gpt-4.1", "colour: red" },
        { "PG1014", "  tier: [free, pro]", "  tier: [free, pro, pro]" },
        { "PG0102", "  tier: [free, pro]", "  tier: [free, pro, 3]" },
        { "PG1005", "type: string, max_length", "type: strng, max_length" },
        { "PG1015", "max_length: 4000", "max_length: many" },
        { "PG1005", "author: string", "author: strng" },
        { "PG0102", "{ author: string, text: string }", "{ author: string, text: 5 }" },
        { "PG1008", "default: calm", "default: clam" },
        { "PG1008", "default: eu", "default: 5" },
        { "PG1012", "default: eu", "default: eu, parameter: 1st" },
        { "PG1009", "default: eu", "default: eu, pattern: '['" },
        { "PG0004", "default: eu", "default: eu, default: us" },
        { "PG0102", "temperature: 0.2", "temperature: warm" },
        { "PG0118", "temperature: 0.2", "temprature: 0.2" },
        { "PG1002", "version: 2026-03-15.1", "version: 1.0" },
        { "PG1002", "version: 2026-03-15.1", "version: 2026-02-30.1" },
        { "PG0103", "version: 2026-03-15.1\n", "" },
        { "PG1001", "prompt_id: support-triage", "prompt_id: Support Triage" },
        { "PG0103", "prompt_id: support-triage\n", "" },
        { "PG0105", "role: system", "role: sytem" },
        { "PG0001", "model: gpt-4.1", "model: [gpt-4.1" },
        { "PG0004", "model: gpt-4.1", "model: gpt-4.1\nmodel: gpt-4.1" },
        { "PG0003", "  tier: [free, pro]", "\ttier: [free, pro]" },
        { "PG0003", "    template: |", "\ttemplate: |" },
        { "PG0004", "  region: {", "  body: string\n  region: {" },
        { "PG1011", "  region: {", "  Body: string\n  region: {" },
        { "PG1003", "  region: {", "  user-name: string\n  region: {" },
        { "PG1004", "  region: {", "  end: string\n  region: {" },
        { "PG0001", "description: Routes a ticket.", "description: Routes: a ticket." },
        { "PG0001", "description: Routes a ticket.", "description: \"Routes a ticket." },
        { "PG0021", "description: Routes a ticket.", "<<<<<<< HEAD\ndescription: Routes.\n=======\ndescription: Sends.\n>>>>>>> other" },
        { "PG0012", "description: Routes a ticket.", "description: Routes a \0ticket." },
        { "PG0104", "  - slot: conversation", "  - slot: conversation\n    role: user" },
        { "PG0101", "    template: \"{{ body }}", "    templat: \"{{ body }}" },
        { "PG1201", "{{ tier }}", "{{ teir }}" },
        { "PG1107", "{{ end }}", "" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void OneMistakeIsOneError(string code, string right, string wrong)
    {
        string file = Sound.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Sound, file);
        Assert.Equal(code, OnlyError(file));
    }

    private static string OnlyError(string file)
    {
        GeneratorRun run = new PromptProject()
            .Add("Prompts/support-triage.prompt.yaml", file)
            .AddCode(Calls)
            .Run()
            .AssertNoCrash();
        List<Diagnostic> errors =
        [
            .. run.CompilerProblems(),
            .. run.Diagnostics.Where(static problem => problem.Severity == DiagnosticSeverity.Error),
        ];
        Assert.True(errors.Count == 1, string.Join('\n', errors) + "\n" + file);
        Assert.DoesNotContain("SupportTriagePrompt", run.SourceOf("PromptCatalog"), StringComparison.Ordinal);
        return errors[0].Id;
    }

    [Fact]
    public void TheSoundFileHasNone()
    {
        GeneratorRun run = new PromptProject().Add("Prompts/support-triage.prompt.yaml", Sound).AddCode(Calls).Run().AssertCompiles();

        Assert.DoesNotContain(run.Diagnostics, static problem => problem.Severity == DiagnosticSeverity.Error);
    }
}
