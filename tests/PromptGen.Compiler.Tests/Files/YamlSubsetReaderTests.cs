using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading;
using PromptGen.Compiler.Files;
using PromptGen.Tests;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

/// <summary>The small reader gives up, or gives exactly what the full reader gives.</summary>
public sealed class YamlSubsetReaderTests
{
    private const int Rounds = 40_000;

    private const string Prompt = """
        # yaml-language-server: $schema=x
        prompt_id: support-triage
        version: 2026-03-15.3            # written by `promptgen stamp`
        description: "Routes a \"ticket\"\tby \\ weight\n"
        other: 'it''s # no comment'
        model: gpt-4.1
        parameters: { temperature: 0.2, stop: ["a", 'b'], deep: [[1, -2], {a: b, c: +3}], none: {}, nothing: [ ] }
        empty:
        variables:
          # a comment
          customer_tier: [free, pro plan, enterprise]

          ticket_body:   { type: string, untrusted: true, max_length: 8000 }
          region: string
          note:
            type: string?
            default: ~
            url: http://example.org/#anchor
        messages:
        - role: system
          template: |
            {{ include 'house-style' }}

              Classify the ticket.   # text
            {{ customer_tier }}.


        - slot: conversation
          # behind
        - role: user
          template: >-

            Region:
            {{ region }}

            and more
        tools:
            - name: lookup_order
              tags:
                - a
                -   b c
                - "d"
                - { e: f }
              parameters:
                type: object
        keep: |+
          x

        last: |
          the end
        """;

    public static TheoryData<string> Read =>
    [
        Prompt,
        Prompt + "\n",
        Prompt.Replace("\n", "\r\n", StringComparison.Ordinal),
        "\uFEFF" + Prompt,
        "a: |-\n  x\n\n\nb: >+\n  y\n  z\n\n\nc: >\n  p\n\n  q\n",
        "- a\n- b: c\n  d: e\n-\n  f: g\n",
        "a: b # c\n# d\n", "a: {b: c}", "a: {b: c}\n", "a: { b: c }", "a: {}", "a: { }", "a: {b: {c: d}}", "a: {b: [c]}", "a: {b: [c] }", "a: [{b: c}]", "a: [b]", "a: [b ]", "a: {b: \"c\"}", "a: {b: [ ] }",
        "a: -1\nb: -x\nc: a:b\nd: a#b\ne: x y  \n",
        "a:\n- b\n-   c: d\n    e: f\ng: h",
        "a: \"\"\nb: ''\nc: \"x\" # y\n",
        "a: |\n  x\n   \n  y\n",
        "a:\n\n\nb:",
        "  a: b\n  c: d\n",
    ];

    public static TheoryData<string> Left =>
    [
        "", "# nothing", "text", "---\na: b", "a: b\n...", "%YAML 1.2\n---\na: b", "a: b: c", "a: b\n  c", "a: 'x\n  y'", "a:\tb", "a: b\tc",
        "a: &x b", "a: *x", "a: !!str b", "? a\n: b", "a: b\na: c", "\"a\": b", "a: |2\n   x", "a: >\n  x\n   y\n", "a: [b,\n  c]", "a: [b, ]", "a: {b}",
        "a: {{ b }}", "a: @b", "a: \"\\u0041\"", "a: \"b\" c", "a: b\n   c: d", "a:\n    b: c\n  d: e", "- - a", "a: |\n", "a: |\n    \n  x\n", "a: b\n- c",
        "a: [b: c]", "a: [b#c]", "a b: c", "-", "-\n- a",
    ];

    [Theory]
    [MemberData(nameof(Read))]
    public void ReadsWhatTheFullReaderReads(string text)
    {
        FileText file = new("/a", text);

        DocumentNode? node = YamlSubsetReader.Read(file, CancellationToken.None);

        Assert.NotNull(node);
        AssertSame(file, node);
    }

    [Theory]
    [MemberData(nameof(Left))]
    public void LeavesTheRestToTheFullReader(string text) =>
        Assert.Null(YamlSubsetReader.Read(new FileText("/a", text), CancellationToken.None));

    /// <summary>Files with a few characters or lines changed: most are wrong, many in ways that only show far behind.</summary>
    [Fact]
    public void AgreesOnMutations()
    {
        Random random = new(20260315);
        string[] seeds = [.. Read.Select<object[], string>(static row => (string)row[0])];
        int read = 0;
        for (int round = 0; round < Rounds; round++)
        {
            string text = Mutate(seeds[random.Next(seeds.Length)], random);
            FileText file = new("/a", text);
            if (YamlSubsetReader.Read(file, CancellationToken.None) is { } node)
            {
                AssertSame(file, node);
                read++;
            }
        }

        Assert.InRange(read, Rounds / 50, Rounds);
    }

    private static string Mutate(string seed, Random random)
    {
        const string Pieces = "  \n\n:-#|>\"'[]{},&*!%@`?~\\abc019_.+/<\r";
        StringBuilder text = new(seed);
        for (int edits = random.Next(1, 4); edits > 0 && text.Length > 0; edits--)
        {
            int at = random.Next(text.Length);
            switch (random.Next(4))
            {
                case 0:
                    text.Remove(at, Math.Min(random.Next(1, 4), text.Length - at));
                    break;
                case 1:
                    text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                    break;
                case 2:
                    text.Insert(at, new string(' ', random.Next(1, 4)));
                    break;
                default:
                    List<string> lines = [.. text.ToString().Split('\n')];
                    int from = random.Next(lines.Count);
                    string line = lines[from];
                    lines.RemoveAt(from);
                    lines.Insert(random.Next(lines.Count + 1), line);
                    text = new StringBuilder(string.Join('\n', lines));
                    break;
            }
        }

        return text.ToString();
    }

    private static void AssertSame(FileText file, DocumentNode node)
    {
        DiagnosticList problems = new(file);
        DocumentNode? expected = YamlDocumentReader.Read(problems, CancellationToken.None);
        Assert.True(expected is not null && problems.ToEquatableArray().IsEmpty, "The full reader refuses: " + string.Join(" ", problems.ToEquatableArray()) + "\n" + Escaped(file.Text));
        string[] full = DocumentTreeText.Of(expected).Split('\n');
        string[] subset = DocumentTreeText.Of(node).Split('\n');
        int difference = full.Zip(subset).TakeWhile(static pair => pair.First == pair.Second).Count();
        Assert.True(
            full.SequenceEqual(subset),
            $"{Escaped(file.Text)}\n--- full: {full.ElementAtOrDefault(difference)}\n--- subset: {subset.ElementAtOrDefault(difference)}");
    }

    private static string Escaped(string text) => System.Text.Json.JsonSerializer.Serialize(text);
}
