using System;
using System.Collections.Generic;
using System.Linq;

namespace PromptGen.Benchmarks.Corpus;

/// <summary>A corpus as PromptGen's files.</summary>
internal static class PromptYaml
{
    private const string Version = "2026-03-15.1";

    /// <summary>Paths relative to the project folder, and texts: prompts, the partials they share, and a release for each prompt.</summary>
    public static IEnumerable<(string Path, string Text)> Files(IEnumerable<CorpusPrompt> prompts)
    {
        (string Path, string Text)[] working = [.. WorkingFiles(prompts)];
        return working.Concat(ReleaseYaml.Files(working));
    }

    /// <summary>Prompts and partials alone.</summary>
    public static IEnumerable<(string Path, string Text)> WorkingFiles(IEnumerable<CorpusPrompt> prompts)
    {
        for (int i = 0; i < PromptCorpus.PartialCount; i++)
        {
            yield return ($"Prompts/house-style-{i}.partial.md", PromptCorpus.Partial(i));
        }

        foreach (CorpusPrompt prompt in prompts)
        {
            yield return ($"Prompts/{prompt.Id}.prompt.yaml", Text(prompt));
        }
    }

    public static string Text(CorpusPrompt prompt) => Head(prompt) + prompt.Kind switch
    {
        CorpusKind.Classify => $"""
            variables:
              tier: [free, pro, enterprise]
              body: string
              region: string
            template: |
            {Block(prompt.Instruction, 2)}
              Tier: {Output("tier")}. Region: {Output("region")}.
            {Block(prompt.Rules, 2)}
              {Output("body")}

            """,
        CorpusKind.Converse => $"""
            variables:
              name: string
              urgent: boolean
              question: string
            messages:
              - role: system
                template: |
            {Block(prompt.Instruction, 6)}
                  The customer is {Output("name")}.
              - slot: history
              - role: user
                template: |
                  {Tag("~ if urgent ~")}
                  This is urgent: answer first, explain later.
                  {Tag("~ else ~")}
                  Take the time that a good answer needs.
                  {Tag("~ end ~")}
            {Block(prompt.Rules, 6)}
                  {Output("question")}

            """,
        CorpusKind.Summarize => $"""
            variables:
              title: string
              notes:
                type: array
                items: {Braces("type: object, properties: { author: string, text: string }")}
            template: |
            {Block(prompt.Instruction, 2)}
              {Output("title")}
              {Tag("~ for note in notes ~")}
              - {Output("note.author")}: {Output("note.text")}
              {Tag("~ end ~")}
            {Block(prompt.Rules, 2)}

            """,
        CorpusKind.Extract => $"""
            variables:
              document: string
              limit: integer
              language: [en, de, fr, es]
            messages:
              - role: system
                template: |
                  {Output($"include 'house-style-{prompt.Number % PromptCorpus.PartialCount}'")}
            {Block(prompt.Instruction, 6)}
                  List at most {Output("limit")} items.
              - role: user
                template: |
                  {Tag("~ if limit > 10 ~")}
                  {Tag("~ if language == 'en' ~")}
                  Group the items by topic.
                  {Tag("~ else ~")}
                  Group the items by topic, and name each topic in English, too.
                  {Tag("~ end ~")}
                  {Tag("~ end ~")}
            {Block(prompt.Rules, 6)}
                  {Output("document")}

            """,
        CorpusKind.Plan => $"""
            parameters: {Braces("temperature: 0.2, max_output_tokens: 400")}
            variables:
              goal: string
              budget: integer
            messages:
              - role: system
                template: |
            {Block(prompt.Instruction, 6)}
              - role: user
                template: |
                  Goal: {Output("goal")}
                  Budget: {Output("budget")}
            {Block(prompt.Rules, 6)}
            tools:
              - name: lookup_order
                description: Finds an order by its number.
                parameters: {Braces("type: object, properties: { order_id: { type: string } }, required: [order_id]")}
            response_format: {Braces("type: json_schema, schema: { type: object, properties: { steps: { type: array, items: { type: string } } } }")}

            """,
        _ => throw new ArgumentOutOfRangeException(nameof(prompt)),
    };

    private static string Head(CorpusPrompt prompt) => $"""
        # Owned by the support team; see the runbook before changing it.
        prompt_id: {prompt.Id}
        version: {Version}
        description: {prompt.Kind} number {prompt.Number}.
        model: gpt-4.1

        """;

    private static string Block(string[] lines, int indentation) =>
        string.Join('\n', lines.Select(line => new string(' ', indentation) + line));

    private static string Output(string expression) => "{{ " + expression + " }}";

    private static string Tag(string statement) => "{{" + statement + "}}";

    private static string Braces(string content) => "{ " + content + " }";
}
