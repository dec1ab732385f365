using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Project;
using PromptGen.Core.Collections;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

/// <summary>Whatever a file holds, reading it gives problems with places in it, and no failure.</summary>
public sealed class FuzzTests
{
    private const int Rounds = 2500;

    private static readonly string[] Seeds =
    [
        """
        # yaml-language-server: $schema=...
        prompt_id: support-triage
        version: 2026-03-15.3            # written by `promptgen stamp`, never by hand
        rollback_to: 2026-03-12.1
        description: "Routes a \"ticket\"\tto a team \u00e9 \ud83d\ude00 \
          with a severity."
        model: gpt-4.1
        parameters: { temperature: 0.2, max_output_tokens: 0x190, stop: ['a''b', ~], deep: &d [[1, 2], {a: b}] , again: *d }
        variables:
          customer_tier: [free, pro, enterprise]
          ticket_body:   { type: string, untrusted: true, sensitive: true, max_length: 8000, on_overflow: truncate, default: x }
          region:        { type: string?, pattern: "^[a-z]{2}-[a-z]+$" }
          opened_at:     { type: date-time, format: "%Y-%m-%d", default: "2026-03-15T10:00:00Z" }
          notes:         { type: array, items: { type: object, properties: { author: string, text: string?[] } }, default: [{author: a}] }
        messages:
          - role: system
            template: |
              {{ include 'house-style' }}

                Classify the ticket. {{ customer_tier }}.
          - slot: conversation
          - role: user
            template: >+2
                Region: {{ region }}
              {{~ for n in notes ~}}
              {{ n.author }}: {{ n.text }}
              {{~ end ~}}

          - { role: assistant, file: sub/intro.message.md }
        tools:
          - name: lookup_order
            description: Finds an order
              by its number.
            parameters: { type: object, properties: { order_id: { type: string } }, required: [order_id] }
        response_format: { type: json_schema, schema: { type: object } }
        rollout: !!map { owner: support-ml, stages: [internal, 1, 5, 25, 100] }
        """,
        """
        { "prompt_id": "support-triage", "version": "2026-03-15.3", "model": "gpt-4.1",
          "template": "Classify\n\t{{ customer_tier }} \u00e9 \ud83d\ude00 \/ \"x\"",
          "parameters": { "temperature": 1.5e-3, "stop": [null, true, -0, []], "o": {} },
          "variables": { "customer_tier": ["free", "pro"], "n": { "type": "integer?", "default": 3, "format": "N2" } },
          "tools": [ { "name": "a", "parameters": { "type": "object" } } ], "strict": false,
          "rollback_to": "2026-03-12.1" }
        """,
    ];

    private static readonly string[] Pieces =
    [
        "\t", "\r", "\n", "\r\n", " ", "  ", "\0", "\uFEFF", "\uFFFD", "\u2028", "\u0085", "\ud83d", "\ude00", "\ud83d\ude00", "{{", "}}", "{", "}", "[", "]",
        ":", ": ", "- ", "? ", "|", ">", "|+9\n", "'", "\"", "\\", "\\u", "\\ud83d", "\\ude00", "\\U00110000", "\\x", "#", " #", "&a ", "*a", "&d ", "*d", "!!str ",
        "!foo ", "!<", "%YAML 1.1\n", "---\n", "...\n", "<<: ", "~", "null", "true", "0x", "1e999", ".inf", "-", "@", "`", ",", "type", "enum", "default:",
        "properties", "\u00e9", "0123456789012345678901234567890123456789", "[[[[[[[[[[[[[[[[", "{a: {a: {a: {a: {a: ", "\n          ", "2026-02-30.1", "file: ../../x", "$", "(a+)+$",
    ];

    [Theory]
    [InlineData(0, "a.prompt.yaml")]
    [InlineData(0, "a.prompt.json")]
    [InlineData(1, "a.prompt.yaml")]
    [InlineData(1, "a.prompt.json")]
    public void MutatedFiles(int seed, string name)
    {
        Random random = new(20260315 + seed + name.Length);
        for (int round = 0; round < Rounds; round++)
        {
            string text = Mutate(Seeds[seed], random);
            ReadPrompt read = Read(name, text);
            if (read.Definition is { } definition)
            {
                ResolvedPrompt resolved = PromptCompiler.Resolve(definition, FragmentLibrary.Of(default), CancellationToken.None);
                AssertSound(resolved.Diagnostics, text);
                AssertDefinition(definition, text);
            }
        }
    }

    [Fact]
    public void TextsOfPiecesOnly()
    {
        Random random = new(7);
        for (int round = 0; round < Rounds; round++)
        {
            StringBuilder text = new();
            for (int i = random.Next(1, 40); i > 0; i--)
            {
                text.Append(Pieces[random.Next(Pieces.Length)]);
            }

            Read("a.prompt.yaml", text.ToString());
            Read("a.prompt.json", text.ToString());
            Fragment fragment = PromptCompiler.ReadFragment(
                new SourceFile("/a.partial.md", "a.partial.md", SourceFileKind.Partial, text.ToString()), CancellationToken.None);
            AssertSound(fragment.Diagnostics, text.ToString(), "/a.partial.md");
        }
    }

    [Fact]
    public void FilesCutAnywhere()
    {
        foreach (string seed in Seeds)
        {
            for (int length = 0; length <= seed.Length; length++)
            {
                Read("a.prompt.yaml", seed[..length]);
                Read("a.prompt.json", seed[..length]);
            }
        }
    }

    private static string Mutate(string seed, Random random)
    {
        StringBuilder text = new(seed);
        for (int i = random.Next(1, 6); i > 0; i--)
        {
            int position = random.Next(text.Length + 1);
            switch (random.Next(5))
            {
                case 0:
                    text.Insert(position, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 1:
                    text.Remove(position, Math.Min(text.Length - position, random.Next(1, 20)));
                    break;
                case 2:
                    string part = seed.Substring(random.Next(seed.Length / 2), random.Next(1, seed.Length / 2));
                    text.Insert(position, part);
                    break;
                case 3 when position < text.Length:
                    text[position] = Pieces[random.Next(Pieces.Length)][0];
                    break;
                default:
                    text.Replace("\n", "\r\n", position, Math.Min(text.Length - position, 200));
                    break;
            }
        }

        return text.ToString();
    }

    private static ReadPrompt Read(string name, string text)
    {
        ReadPrompt read = PromptCompiler.Read(new SourceFile("/" + name, name, SourceFileKind.Prompt, text), CancellationToken.None);
        AssertSound(read.Diagnostics, text, "/" + name);
        Assert.True(read.Definition is not null || !read.Diagnostics.IsEmpty, "Neither a definition nor a problem:\n" + text);
        return read;
    }

    private static void AssertDefinition(PromptDefinition definition, string text)
    {
        Assert.Matches("^[A-Z][A-Za-z0-9]*Prompt$", definition.ClassName);
        foreach (InlineMessage message in definition.Messages.OfType<InlineMessage>())
        {
            MappedText template = message.Template;
            Assert.True(TextChecks.LoneSurrogate(template.Text) < 0, "A template with half a character:\n" + text);
            foreach (TextSegment segment in template.Segments)
            {
                Assert.InRange(segment.FileStart + segment.Length, segment.FileStart, text.Length);
                // A run stands unchanged in the file; what an escape or a fold made is one character.
                Assert.True(
                    segment.Length <= 2 || text.Substring(segment.FileStart, segment.Length) == template.Text.Substring(segment.TextStart, segment.Length),
                    "A run that differs:\n" + text);
            }
        }
    }

    private static void AssertSound(EquatableArray<PromptDiagnostic> problems, string text, string? path = null)
    {
        HashSet<PromptDiagnostic> seen = [];
        foreach (PromptDiagnostic problem in problems)
        {
            Assert.True(problem.Rule.Id != "PG9001", PromptFile.Problem(problem) + "\n" + text);
            Assert.True(seen.Add(problem), "Reported twice: " + PromptFile.Problem(problem) + "\n" + text);
            SourceSpan span = problem.Location;
            Assert.InRange(span.Start, 0, text.Length);
            Assert.InRange(span.Start + span.Length, span.Start, text.Length);
            Assert.Equal(path ?? span.Path, span.Path);
            FileText lines = new(span.Path, text);
            Assert.Equal(span, lines.Span(span.Start, span.Start + span.Length));
            _ = PromptFile.Message(problem);
        }
    }
}
