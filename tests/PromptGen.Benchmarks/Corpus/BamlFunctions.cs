using System;
using System.Collections.Generic;
using System.Linq;

namespace PromptGen.Benchmarks.Corpus;

/// <summary>A corpus as functions of BAML with the same text, types and branches.</summary>
internal static class BamlFunctions
{
    public static IEnumerable<(string Path, string Text)> Files(IEnumerable<CorpusPrompt> prompts, string version)
    {
        yield return ("baml_src/generators.baml", $$"""
            generator target {
              output_type "typescript"
              output_dir "../"
              version "{{version}}"
              default_client_mode async
            }

            """);
        yield return ("baml_src/partials.baml", string.Concat(Enumerable.Range(0, PromptCorpus.PartialCount).Select(static number => $$"""
            template_string HouseStyle{{number}}() #"
            {{Block(PromptCorpus.Partial(number).TrimEnd('\n').Split('\n'))}}
            "#

            """)));
        foreach (CorpusPrompt prompt in prompts)
        {
            yield return ($"baml_src/{prompt.Id}.baml", Text(prompt));
        }
    }

    private static string Text(CorpusPrompt prompt) => prompt.Kind switch
    {
        CorpusKind.Classify => $$$"""
            enum Tier{{{prompt.Number}}} {
              Free
              Pro
              Enterprise
            }
            {{{Function(prompt, $"tier: Tier{prompt.Number}, body: string, region: string")}}}
            {{{Block(prompt.Instruction)}}}
                Tier: {{ tier }}. Region: {{ region }}.
            {{{Block(prompt.Rules)}}}
                {{ body }}
              "#
            }

            """,
        CorpusKind.Converse => $$$"""
            class Message{{{prompt.Number}}} {
              role string
              text string
            }
            {{{Function(prompt, $"name: string, urgent: bool, question: string, history: Message{prompt.Number}[]")}}}
                {{ _.role("system") }}
            {{{Block(prompt.Instruction)}}}
                The customer is {{ name }}.
                {% for m in history %}
                {{ _.role(m.role) }}
                {{ m.text }}
                {% endfor %}
                {{ _.role("user") }}
                {% if urgent %}
                This is urgent: answer first, explain later.
                {% else %}
                Take the time that a good answer needs.
                {% endif %}
            {{{Block(prompt.Rules)}}}
                {{ question }}
              "#
            }

            """,
        CorpusKind.Summarize => $$$"""
            class Note{{{prompt.Number}}} {
              author string
              text string
            }
            {{{Function(prompt, $"title: string, notes: Note{prompt.Number}[]")}}}
            {{{Block(prompt.Instruction)}}}
                {{ title }}
                {% for note in notes %}
                - {{ note.author }}: {{ note.text }}
                {% endfor %}
            {{{Block(prompt.Rules)}}}
              "#
            }

            """,
        CorpusKind.Extract => $$$"""
            enum Language{{{prompt.Number}}} {
              En
              De
              Fr
              Es
            }
            {{{Function(prompt, $"document: string, limit: int, language: Language{prompt.Number}")}}}
                {{ _.role("system") }}
                {{ HouseStyle{{{prompt.Number % PromptCorpus.PartialCount}}}() }}
            {{{Block(prompt.Instruction)}}}
                List at most {{ limit }} items.
                {{ _.role("user") }}
                {% if limit > 10 %}
                {% if language == "En" %}
                Group the items by topic.
                {% else %}
                Group the items by topic, and name each topic in English, too.
                {% endif %}
                {% endif %}
            {{{Block(prompt.Rules)}}}
                {{ document }}
              "#
            }

            """,
        CorpusKind.Plan => $$$"""
            class Plan{{{prompt.Number}}} {
              steps string[]
            }
            {{{Function(prompt, "goal: string, budget: int", $"Plan{prompt.Number}")}}}
                {{ _.role("system") }}
            {{{Block(prompt.Instruction)}}}
                {{ _.role("user") }}
                Goal: {{ goal }}
                Budget: {{ budget }}
            {{{Block(prompt.Rules)}}}
              "#
            }

            """,
        _ => throw new ArgumentOutOfRangeException(nameof(prompt)),
    };

    private static string Function(CorpusPrompt prompt, string parameters, string result = "string") =>
        $"function {prompt.Name}({parameters}) -> {result} {{\n  client \"openai/gpt-4o\"\n  prompt #\"";

    private static string Block(string[] lines) => string.Join('\n', lines.Select(static line => "    " + line));
}
