using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Generator.Tests.Testing;
using Xunit;

namespace PromptGen.Generator.Tests;

/// <summary>Damaged files through the whole driver: whatever they hold, they are refused with a place or become code that compiles.</summary>
public sealed class FuzzTests
{
    private const int FilesInAProject = 12;

    private static readonly string[] Sound =
    [
        """
        # A comment.
        prompt_id: support-triage
        version: 2026-03-15.3
        rollback_to: 2026-03-12.1
        description: Routes a support ticket.
        model: gpt-4.1
        parameters: { temperature: 0.2, max_output_tokens: 400 }
        variables:
          customer_tier: [free, pro, enterprise]
          body: { type: string, untrusted: true, sensitive: true, max_length: 8000, on_overflow: truncate }
          region: { type: string, pattern: "^[a-z]{2}-[a-z]+$", default: eu-west }
          opened_at: { type: date-time, format: "%Y-%m-%d" }
          notes: { type: array, items: { type: object, properties: { author: string, text: string } } }
        messages:
          - role: system
            template: |
              {{ include 'style' }}
              Classify the ticket. Customer tier: {{ customer_tier }}.
          - slot: conversation
          - role: user
            template: |
              Region: {{ region }} since {{ opened_at }}
              {{~ for n in notes ~}}
              {{ n.author }}: {{ n.text }}
              {{~ end ~}}
              {{ body }}
        tools:
          - name: lookup_order
            description: Finds an order by its number.
            parameters: { type: object, properties: { order_id: { type: string } }, required: [order_id] }
        response_format: { type: json_schema, schema: { type: object } }
        rollout: { owner: support-ml, stages: [internal, 1, 5] }

        """,
        """
        { "prompt_id": "short", "version": "2026-03-15.3", "model": "gpt-4.1",
          "template": "Classify {{ body }} by {{ if urgent == \"yes\" }}severity{{ else }}team{{ end }}.",
          "variables": ["body", "urgent"], "rollback_to": "2026-03-12.1" }
        """,
        """
        prompt_id: plain
        version: 2026-03-15.1
        strict: true
        variables:
          body: string?
          count: { type: integer, default: 3 }
          ratio: { type: number, format: "0.00" }
          price: decimal
          flag: { type: boolean, default: true }
          tags: string[]
        template: >-
          {{ if flag && count > 2 }}{{ count }} of {{ ratio }} at {{ price }}
          {{ else if !flag }}none{{ else }}{{ body }}{{ end }}
          {{ for tag in tags }}{{ tag }}, {{ end }}
        """,
        """
        prompt_id: "from-file"
        version: 2026-03-15.1
        variables: { body: string }
        messages:
          - { role: developer, file: intro.message.md }
          - { role: user, template: "{{ body }}" }

        """,
        "Be brief.\n{{ if true }}And kind.{{ end }}\n",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void DamagedFilesNeverCrashTheGenerator(int seed)
    {
        Random random = new(seed);
        for (int projectNumber = 0; projectNumber < 8; projectNumber++)
        {
            Dictionary<string, string> files = Files(random);
            PromptProject project = new();
            foreach ((string name, string text) in files)
            {
                project.Add(name, text);
            }

            GeneratorRun run = project.Run();

            string shown = string.Join('\n', files.Select(static file => $"==== {file.Key}\n{file.Value}"));
            Assert.True(run.Exception is null, $"{run.Exception}\n{shown}");
            Assert.All(run.Diagnostics, problem =>
            {
                Assert.True(problem.Id != "PG9001", $"{problem}\n{shown}");
                AssertInside(problem, files, shown);
            });
            Diagnostic? refused = run.CompilerProblems() is [{ } first, ..] ? first : null;
            Assert.True(refused is null, $"{refused}\n{refused?.Location.SourceTree}\n{shown}");
        }
    }

    private static Dictionary<string, string> Files(Random random)
    {
        Dictionary<string, string> files = new()
        {
            ["Prompts/style.partial.md"] = random.Next(2) == 0 ? Sound[4] : Mutation.Apply(Sound[4], Sound, random),
            ["Prompts/intro.message.md"] = random.Next(2) == 0 ? Sound[4] : Mutation.Apply(Sound[4], Sound, random),
        };
        for (int i = 0; i < FilesInAProject; i++)
        {
            string sound = Sound[random.Next(4)];
            string ending = sound[0] == '{' ? "json" : "yaml";
            files[string.Create(CultureInfo.InvariantCulture, $"Prompts/p{i}.prompt.{ending}")] = Mutation.Apply(sound, Sound, random);
        }

        return files;
    }

    private static void AssertInside(Diagnostic problem, Dictionary<string, string> files, string shown)
    {
        FileLinePositionSpan span = problem.Location.GetLineSpan();
        Assert.True(span.Path.StartsWith(PromptProject.Folder, StringComparison.Ordinal), $"{problem} has no file\n{shown}");
        SourceText text = SourceText.From(files[span.Path[PromptProject.Folder.Length..]]);
        TextSpan place = problem.Location.SourceSpan;
        Assert.True(place.End <= text.Length, $"{problem} lies outside its file\n{shown}");
    }
}
