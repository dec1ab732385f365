using System;
using System.Collections.Generic;
using System.Linq;

namespace PromptGen.Benchmarks.Corpus;

/// <summary>A corpus as a careful person writes it in C# without a tool: interpolated raw strings with the same text.</summary>
internal static class HandWrittenCode
{
    private const string Tool =
        """{"name":"lookup_order","description":"Finds an order by its number.","parameters":{"type":"object","properties":{"order_id":{"type":"string"}},"required":["order_id"]}}""";

    private const string ResponseFormat =
        """{"type":"json_schema","schema":{"type":"object","properties":{"steps":{"type":"array","items":{"type":"string"}}}}}""";

    public static IEnumerable<(string Path, string Text)> Files(IEnumerable<CorpusPrompt> prompts)
    {
        yield return ("Partials.cs", $$"""
            namespace Corpus;

            public static class Partials
            {
            {{string.Join('\n', Enumerable.Range(0, PromptCorpus.PartialCount).Select(Partial))}}
            }

            """);
        foreach (CorpusPrompt prompt in prompts)
        {
            yield return ($"{prompt.Name}.cs", Text(prompt));
        }
    }

    private static string Partial(int number) => $$""""
            public const string HouseStyle{{number}} = """
        {{Block(PromptCorpus.Partial(number).TrimEnd('\n').Split('\n'))}}

                """;
        """";

    private static string Text(CorpusPrompt prompt) => $$"""
        using System.Collections.Generic;
        using System.Linq;

        namespace Corpus;

        /// <summary>{{prompt.Kind}} number {{prompt.Number}}.</summary>
        public static class {{prompt.Name}}
        {
        {{Body(prompt)}}
        }

        """;

    private static string Body(CorpusPrompt prompt) => prompt.Kind switch
    {
        CorpusKind.Classify => $$$$""""
                public enum Tier
                {
                    Free,
                    Pro,
                    Enterprise,
                }

                public static string Render(Tier tier, string body, string region) => $$"""
            {{{{Block(prompt.Instruction)}}}}
                    Tier: {{(tier == Tier.Free ? "free" : tier == Tier.Pro ? "pro" : "enterprise")}}. Region: {{region}}.
            {{{{Block(prompt.Rules)}}}}
                    {{body}}

                    """;
            """",
        CorpusKind.Converse => $$$$""""
                public static IReadOnlyList<(string Role, string Text)> Render(
                    string name, bool urgent, string question, IReadOnlyList<(string Role, string Text)> history)
                {
                    List<(string Role, string Text)> messages = [("system", $$"""
            {{{{Block(prompt.Instruction)}}}}
                    The customer is {{name}}.

                    """)];
                    messages.AddRange(history);
                    messages.Add(("user", $$"""
                    {{(urgent ? "This is urgent: answer first, explain later." : "Take the time that a good answer needs.")}}
            {{{{Block(prompt.Rules)}}}}
                    {{question}}

                    """));
                    return messages;
                }
            """",
        CorpusKind.Summarize => $$$$""""
                public sealed record Note(string Author, string Text);

                public static string Render(string title, IReadOnlyList<Note> notes) => $$"""
            {{{{Block(prompt.Instruction)}}}}
                    {{title}}
                    {{string.Concat(notes.Select(static note => $"- {note.Author}: {note.Text}\n"))}}
                    """ + """
            {{{{Block(prompt.Rules)}}}}

                    """;
            """",
        CorpusKind.Extract => $$$$""""
                public enum Language
                {
                    En,
                    De,
                    Fr,
                    Es,
                }

                public static IReadOnlyList<(string Role, string Text)> Render(string document, long limit, Language language)
                {
                    string grouping = limit <= 10 ? "" : language == Language.En
                        ? "Group the items by topic.\n"
                        : "Group the items by topic, and name each topic in English, too.\n";
                    return
                    [
                        ("system", $$"""
                    {{Partials.HouseStyle{{{{prompt.Number % PromptCorpus.PartialCount}}}}}}
            {{{{Block(prompt.Instruction)}}}}
                    List at most {{limit}} items.

                    """),
                        ("user", grouping + $$"""
            {{{{Block(prompt.Rules)}}}}
                    {{document}}

                    """),
                    ];
                }
            """",
        CorpusKind.Plan => $$$$""""
                public const string Tool = """
                    {{{{Tool}}}}
                    """;

                public const string ResponseFormat = """
                    {{{{ResponseFormat}}}}
                    """;

                public static IReadOnlyList<(string Role, string Text)> Render(string goal, long budget) =>
                [
                    ("system", """
            {{{{Block(prompt.Instruction)}}}}

                    """),
                    ("user", $$"""
                    Goal: {{goal}}
                    Budget: {{budget}}
            {{{{Block(prompt.Rules)}}}}

                    """),
                ];
            """",
        _ => throw new ArgumentOutOfRangeException(nameof(prompt)),
    };

    private static string Block(string[] lines) => string.Join('\n', lines.Select(static line => "        " + line));
}
