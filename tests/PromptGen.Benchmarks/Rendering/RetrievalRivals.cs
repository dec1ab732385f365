using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Document = PromptGen.Benchmarks.Prompts.RetrievalPrompt.Document;

namespace PromptGen.Benchmarks.Rendering;

/// <summary>The prompt with 60 documents by hand.</summary>
internal sealed class RetrievalRivals(string[] pieces)
{
    /// <summary>The numbers are formatted once for their length and once for the text, as there is nowhere to keep them.</summary>
    public RenderedPrompt KnownLength(string question, IReadOnlyList<Document> documents)
    {
        Check(question, documents);
        Span<char> number = stackalloc char[32];
        int length = pieces[0].Length + pieces[7].Length + question.Length + pieces[8].Length;
        int each = pieces[1].Length + pieces[2].Length + pieces[3].Length + pieces[4].Length + pieces[5].Length + pieces[6].Length;
        for (int i = 0; i < documents.Count; i++)
        {
            Document document = documents[i];
            (i + 1).TryFormat(number, out int index, default, CultureInfo.InvariantCulture);
            document.Score.TryFormat(number, out int score, default, CultureInfo.InvariantCulture);
            length += each + index + document.Title.Length + document.Source.Length + score + document.Text.Length;
        }

        Rival.CheckLength(length);
        return Rival.Rendered(string.Create(length, (pieces, question, documents), static (target, values) =>
        {
            string[] pieces = values.pieces;
            SpanAppender appender = new(target);
            appender.Append(pieces[0]);
            for (int i = 0; i < values.documents.Count; i++)
            {
                Document document = values.documents[i];
                appender.Append(pieces[1]);
                appender.Append(i + 1);
                appender.Append(pieces[2]);
                appender.Append(document.Title);
                appender.Append(pieces[3]);
                appender.Append(document.Source);
                appender.Append(pieces[4]);
                appender.Append(document.Score);
                appender.Append(pieces[5]);
                appender.Append(document.Text);
                appender.Append(pieces[6]);
            }

            appender.Append(pieces[7]);
            appender.Append(values.question);
            appender.Append(pieces[8]);
        }));
    }

    public RenderedPrompt Interpolated(string question, IReadOnlyList<Document> documents)
    {
        Check(question, documents);
        DefaultInterpolatedStringHandler handler = new(0, 0, CultureInfo.InvariantCulture, stackalloc char[2048]);
        handler.AppendLiteral(pieces[0]);
        for (int i = 0; i < documents.Count; i++)
        {
            Document document = documents[i];
            handler.AppendLiteral(pieces[1]);
            handler.AppendFormatted(i + 1);
            handler.AppendLiteral(pieces[2]);
            handler.AppendFormatted(document.Title);
            handler.AppendLiteral(pieces[3]);
            handler.AppendFormatted(document.Source);
            handler.AppendLiteral(pieces[4]);
            handler.AppendFormatted(document.Score);
            handler.AppendLiteral(pieces[5]);
            handler.AppendFormatted(document.Text);
            handler.AppendLiteral(pieces[6]);
        }

        handler.AppendLiteral(pieces[7]);
        handler.AppendFormatted(question);
        handler.AppendLiteral(pieces[8]);
        return Rival.Rendered(handler.ToStringAndClear());
    }

    public RenderedPrompt Pooled(string question, IReadOnlyList<Document> documents)
    {
        Check(question, documents);
        StringBuilder builder = Rival.Builder().Append(pieces[0]);
        for (int i = 0; i < documents.Count; i++)
        {
            Document document = documents[i];
            builder.Append(pieces[1]).Append(CultureInfo.InvariantCulture, $"{i + 1}").Append(pieces[2]).Append(document.Title).Append(pieces[3])
                .Append(document.Source).Append(pieces[4]).Append(CultureInfo.InvariantCulture, $"{document.Score}").Append(pieces[5])
                .Append(document.Text).Append(pieces[6]);
        }

        builder.Append(pieces[7]).Append(question).Append(pieces[8]);
        return Rival.Rendered(builder.ToString());
    }

    private static void Check(string question, IReadOnlyList<Document> documents)
    {
        ArgumentNullException.ThrowIfNull(question);
        Rival.CheckList(documents);
    }
}
