using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;

namespace PromptGen.Benchmarks.Corpus;

/// <summary>Prompts with the sizes and constructs of real ones, the same on every machine.</summary>
internal static class PromptCorpus
{
    /// <summary>How many partials the prompts of a corpus share.</summary>
    public const int PartialCount = 8;

    private const int LineWidth = 90;

    private static readonly string[] Subjects =
        ["The answer", "Each finding", "The summary", "A severity", "Every claim", "The plan", "Your reply", "The first line", "An owner", "The region"];

    private static readonly string[] Verbs =
        ["must name", "should refer to", "never repeats", "states", "depends on", "is compared with", "links to", "explains", "follows from", "excludes"];

    private static readonly string[] Objects =
        ["the customer's own words", "the order and its number", "the policy in force", "one team and one severity", "the latest reply", "what is known and what is not",
            "the evidence in the ticket", "the agreed escalation path", "a date in the account's time zone", "the smallest next step"];

    private static readonly string[] Tails =
        ["unless the ticket says otherwise", "in at most two sentences", "before any suggestion is made", "without guessing", "even when the tone is heated",
            "and nothing else", "so that a person can check it", "for the team that takes over", "as the account is set up", "where it applies"];

    public static ImmutableArray<CorpusPrompt> Create(int count)
    {
        ImmutableArray<CorpusPrompt>.Builder prompts = ImmutableArray.CreateBuilder<CorpusPrompt>(count);
        int kinds = Enum.GetValues<CorpusKind>().Length;
        for (int number = 1; number <= count; number++)
        {
            Random random = new(number);
            prompts.Add(new CorpusPrompt(number, (CorpusKind)(number % kinds), Lines(random, 420), Lines(random, 320)));
        }

        return prompts.MoveToImmutable();
    }

    public static string Partial(int number) => string.Join('\n', Lines(new Random(-1 - number), 200)) + "\n";

    /// <summary>Sentences of about <paramref name="length"/> characters in all, wrapped as people wrap them.</summary>
    private static string[] Lines(Random random, int length)
    {
        List<string> lines = [];
        StringBuilder line = new();
        for (int total = 0; total < length;)
        {
            string sentence = $"{Pick(Subjects)} {Pick(Verbs)} {Pick(Objects)} {Pick(Tails)}.";
            total += sentence.Length + 1;
            foreach (string word in sentence.Split(' '))
            {
                if (line.Length + word.Length + 1 > LineWidth)
                {
                    lines.Add(line.ToString());
                    line.Clear();
                }

                line.Append(line.Length > 0 ? " " : "").Append(word);
            }
        }

        lines.Add(line.ToString());
        return [.. lines];

        string Pick(string[] choices) => choices[random.Next(choices.Length)];
    }
}
