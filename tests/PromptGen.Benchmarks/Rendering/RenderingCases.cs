using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using HandlebarsDotNet;
using PromptGen.Benchmarks.Prompts;
using PromptGen.Language.Interpretation;
using Document = PromptGen.Benchmarks.Prompts.RetrievalPrompt.Document;

namespace PromptGen.Benchmarks.Rendering;

/// <summary>The prompts and their values.</summary>
internal static class RenderingCases
{
    public static IEnumerable<RenderingCase> All => [Kilobyte(), FewShot(), Retrieval(), OneLiner()];

    private static RenderingCase Kilobyte()
    {
        string customer = "Amelie Dubois, Dubois & Fils S.A., Lyon";
        string product = "Ledger Cloud 8.4";
        string question = "Since the update of last night the month-end closing stops with the message 'period locked', although no period is locked.";
        string[] notes = ["asked for the release notes", "upgraded to 8.4 on her own", "uses the French chart of accounts", "prefers the telephone", "has 14 users"];
        PromptTemplate template = new("kilobyte");
        KilobyteRivals rivals = new(template.Pieces());
        InterpretedTemplate interpreted = template.Interpreted;
        TemplateArguments arguments = new(5);
        return new RenderingCase(
            "1 KB, 3 strings, if, for over 5",
            () => KilobytePrompt.Render(customer, product, question, escalated: true, notes),
            output => KilobytePrompt.RenderUtf8(output, customer, product, question, escalated: true, notes),
            () =>
            {
                arguments[0].Set(customer);
                arguments[1].Set(product);
                arguments[2].Set(question);
                arguments[3].Set(true);
                arguments[4].SetList(notes);
                return interpreted.Render(arguments, KilobytePrompt.Compiled);
            },
            [
                ("string.Create", () => rivals.KnownLength(customer, product, question, escalated: true, notes)),
                ("interpolated handler", () => rivals.Interpolated(customer, product, question, escalated: true, notes)),
                ("pooled builder", () => rivals.Pooled(customer, product, question, escalated: true, notes)),
            ],
            Handlebars(template, new { customer, product, question, escalated = true, notes }),
            TemplateEngines.Of(template.Text, Values(("customer", customer), ("product", product), ("question", question), ("escalated", true), ("notes", notes))));
    }

    private static RenderingCase FewShot()
    {
        string ticket = "After the update the label printer in the warehouse prints every label twice. We ship 300 parcels a day.";
        string language = "English";
        string[] teams = ["accounts", "billing", "identity", "mobile", "platform", "reporting"];
        PromptTemplate template = new("few-shot");
        string[] pieces = template.Pieces();
        FewShotRivals rivals = new([pieces[0], pieces[3], pieces[5], pieces[6], pieces[7]]);
        InterpretedTemplate interpreted = template.Interpreted;
        TemplateArguments arguments = new(3);
        return new RenderingCase(
            "10 KB few-shot",
            () => FewShotPrompt.Render(teams, ticket, language),
            output => FewShotPrompt.RenderUtf8(output, teams, ticket, language),
            () =>
            {
                arguments[0].SetList(teams);
                arguments[1].Set(ticket);
                arguments[2].Set(language);
                return interpreted.Render(arguments, FewShotPrompt.Compiled);
            },
            [
                ("string.Create", () => rivals.KnownLength(teams, ticket, language)),
                ("interpolated handler", () => rivals.Interpolated(teams, ticket, language)),
                ("pooled builder", () => rivals.Pooled(teams, ticket, language)),
            ],
            Handlebars(template, new { teams, ticket, language }),
            TemplateEngines.Of(template.Text, Values(("teams", teams), ("ticket", ticket), ("language", language))));
    }

    private static RenderingCase Retrieval()
    {
        string question = "Which settings change how long sessions last, and who may change them?";
        Document[] documents = [.. Enumerable.Range(0, 60).Select(DocumentAt)];
        ITemplateObject[] objects = [.. documents.Select(static document => new DocumentValue(document))];
        PromptTemplate template = new("retrieval");
        RetrievalRivals rivals = new(template.Pieces());
        InterpretedTemplate interpreted = template.Interpreted;
        TemplateArguments arguments = new(2);
        return new RenderingCase(
            "60 documents",
            () => RetrievalPrompt.Render(question, documents),
            output => RetrievalPrompt.RenderUtf8(output, question, documents),
            () =>
            {
                arguments[0].Set(question);
                arguments[1].SetList(objects);
                return interpreted.Render(arguments, RetrievalPrompt.Compiled);
            },
            [
                ("string.Create", () => rivals.KnownLength(question, documents)),
                ("interpolated handler", () => rivals.Interpolated(question, documents)),
                ("pooled builder", () => rivals.Pooled(question, documents)),
            ],
            Handlebars(template, new
            {
                question,
                documents = documents.Select(static (document, index) => new { number = index + 1, document.Title, document.Source, document.Score, document.Text }).ToArray(),
            }),
            TemplateEngines.Of(template.Text, Values(("question", question), ("documents", documents.Select(ValuesOf).ToArray()))));
    }

    private static RenderingCase OneLiner()
    {
        string language = "French";
        string text = "The shipment arrives on Tuesday.";
        PromptTemplate template = new("one-liner");
        InterpretedTemplate interpreted = template.Interpreted;
        TemplateArguments arguments = new(2);
        return new RenderingCase(
            "one line",
            () => OneLinerPrompt.Render(language, text),
            output => OneLinerPrompt.RenderUtf8(output, language, text),
            () =>
            {
                arguments[0].Set(language);
                arguments[1].Set(text);
                return interpreted.Render(arguments, OneLinerPrompt.Compiled);
            },
            [
                ("string.Create", () => OneLinerRivals.KnownLength(language, text)),
                ("interpolated handler", () => OneLinerRivals.Interpolated(language, text)),
                ("pooled builder", () => OneLinerRivals.Pooled(language, text)),
                ("string.Concat", () => OneLinerRivals.Concatenated(language, text)),
            ],
            Handlebars(template, new { language, text }),
            TemplateEngines.Of(template.Text, Values(("language", language), ("text", text))));
    }

    private static Document DocumentAt(int index)
    {
        string sentence = string.Create(
            CultureInfo.InvariantCulture,
            $"Section {index} of the administrator's guide says that a session of a user ends after {15 + index} minutes without activity, unless the policy of the organisation names another time. ");
        return new Document(
            string.Create(CultureInfo.InvariantCulture, $"Sessions and policies, part {index}"),
            string.Create(CultureInfo.InvariantCulture, $"guide/security/sessions-{index}.md"),
            Math.Round(1 - (index * 0.0137), 4),
            string.Concat(Enumerable.Repeat(sentence, 3)).TrimEnd());
    }

    private static Dictionary<string, object> Values(params (string Name, object Value)[] values) => values.ToDictionary(static value => value.Name, static value => value.Value, StringComparer.Ordinal);

    private static Dictionary<string, object> ValuesOf(Document document) =>
        Values(("title", document.Title), ("source", document.Source), ("score", document.Score), ("text", document.Text));

    /// <summary>The same template in the rival's language, compiled once.</summary>
    private static Func<string> Handlebars(PromptTemplate template, object values)
    {
        IHandlebars handlebars = HandlebarsDotNet.Handlebars.Create(new HandlebarsConfiguration { NoEscape = true, FormatProvider = CultureInfo.InvariantCulture });
        HandlebarsTemplate<object, object> compiled = handlebars.Compile(HandlebarsText.Of(template.Text));
        return () => compiled(values);
    }

    /// <summary>What generated classes will do for themselves: give their properties without reflection.</summary>
    private sealed class DocumentValue(Document document) : ITemplateObject
    {
        public void Read(int member, ref TemplateSlot value)
        {
            switch (member)
            {
                case 0:
                    value.Set(document.Title);
                    break;
                case 1:
                    value.Set(document.Source);
                    break;
                case 2:
                    value.Set(document.Score);
                    break;
                default:
                    value.Set(document.Text);
                    break;
            }
        }
    }
}
