using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace PromptGen.Benchmarks.Rendering;

/// <summary>The prompt of 1 KB by hand.</summary>
internal sealed class KilobyteRivals(string[] pieces)
{
    public RenderedPrompt KnownLength(string customer, string product, string question, bool escalated, IReadOnlyList<string> notes)
    {
        Check(customer, product, question, notes);
        int length = pieces[0].Length + customer.Length + pieces[1].Length + product.Length + pieces[2].Length + pieces[4].Length + pieces[7].Length
            + question.Length + pieces[8].Length + (escalated ? pieces[3].Length : 0);
        for (int i = 0; i < notes.Count; i++)
        {
            length += pieces[5].Length + notes[i].Length + pieces[6].Length;
        }

        Rival.CheckLength(length);
        return Rival.Rendered(string.Create(length, (pieces, customer, product, question, escalated, notes), static (target, values) =>
        {
            SpanAppender appender = new(target);
            string[] pieces = values.pieces;
            appender.Append(pieces[0]);
            appender.Append(values.customer);
            appender.Append(pieces[1]);
            appender.Append(values.product);
            appender.Append(pieces[2]);
            if (values.escalated)
            {
                appender.Append(pieces[3]);
            }

            appender.Append(pieces[4]);
            for (int i = 0; i < values.notes.Count; i++)
            {
                appender.Append(pieces[5]);
                appender.Append(values.notes[i]);
                appender.Append(pieces[6]);
            }

            appender.Append(pieces[7]);
            appender.Append(values.question);
            appender.Append(pieces[8]);
        }));
    }

    public RenderedPrompt Interpolated(string customer, string product, string question, bool escalated, IReadOnlyList<string> notes)
    {
        Check(customer, product, question, notes);
        DefaultInterpolatedStringHandler handler = new(0, 0, CultureInfo.InvariantCulture, stackalloc char[2048]);
        handler.AppendLiteral(pieces[0]);
        handler.AppendFormatted(customer);
        handler.AppendLiteral(pieces[1]);
        handler.AppendFormatted(product);
        handler.AppendLiteral(pieces[2]);
        if (escalated)
        {
            handler.AppendLiteral(pieces[3]);
        }

        handler.AppendLiteral(pieces[4]);
        for (int i = 0; i < notes.Count; i++)
        {
            handler.AppendLiteral(pieces[5]);
            handler.AppendFormatted(notes[i]);
            handler.AppendLiteral(pieces[6]);
        }

        handler.AppendLiteral(pieces[7]);
        handler.AppendFormatted(question);
        handler.AppendLiteral(pieces[8]);
        return Rival.Rendered(handler.ToStringAndClear());
    }

    public RenderedPrompt Pooled(string customer, string product, string question, bool escalated, IReadOnlyList<string> notes)
    {
        Check(customer, product, question, notes);
        StringBuilder builder = Rival.Builder();
        builder.Append(pieces[0]).Append(customer).Append(pieces[1]).Append(product).Append(pieces[2]);
        if (escalated)
        {
            builder.Append(pieces[3]);
        }

        builder.Append(pieces[4]);
        for (int i = 0; i < notes.Count; i++)
        {
            builder.Append(pieces[5]).Append(notes[i]).Append(pieces[6]);
        }

        builder.Append(pieces[7]).Append(question).Append(pieces[8]);
        return Rival.Rendered(builder.ToString());
    }

    private static void Check(string customer, string product, string question, IReadOnlyList<string> notes)
    {
        ArgumentNullException.ThrowIfNull(customer);
        ArgumentNullException.ThrowIfNull(product);
        ArgumentNullException.ThrowIfNull(question);
        Rival.CheckList(notes);
    }
}
