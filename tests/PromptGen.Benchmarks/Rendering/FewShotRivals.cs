using System;
using System.Collections.Generic;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace PromptGen.Benchmarks.Rendering;

/// <summary>The prompt of 10 KB by hand.</summary>
/// <param name="pieces">Static text: before the teams, between them, after them, before the ticket, after it.</param>
internal sealed class FewShotRivals(string[] pieces)
{
    public RenderedPrompt KnownLength(IReadOnlyList<string> teams, string ticket, string language)
    {
        Check(teams, ticket, language);
        int length = pieces[0].Length + pieces[2].Length + language.Length + pieces[3].Length + ticket.Length + pieces[4].Length;
        for (int i = 0; i < teams.Count; i++)
        {
            length += teams[i].Length + (i < teams.Count - 1 ? pieces[1].Length : 0);
        }

        Rival.CheckLength(length);
        return Rival.Rendered(string.Create(length, (pieces, teams, ticket, language), static (target, values) =>
        {
            SpanAppender appender = new(target);
            appender.Append(values.pieces[0]);
            for (int i = 0; i < values.teams.Count; i++)
            {
                appender.Append(values.teams[i]);
                if (i < values.teams.Count - 1)
                {
                    appender.Append(values.pieces[1]);
                }
            }

            appender.Append(values.pieces[2]);
            appender.Append(values.language);
            appender.Append(values.pieces[3]);
            appender.Append(values.ticket);
            appender.Append(values.pieces[4]);
        }));
    }

    public RenderedPrompt Interpolated(IReadOnlyList<string> teams, string ticket, string language)
    {
        Check(teams, ticket, language);
        DefaultInterpolatedStringHandler handler = new(0, 0, CultureInfo.InvariantCulture, stackalloc char[16 * 1024]);
        handler.AppendLiteral(pieces[0]);
        for (int i = 0; i < teams.Count; i++)
        {
            handler.AppendFormatted(teams[i]);
            if (i < teams.Count - 1)
            {
                handler.AppendLiteral(pieces[1]);
            }
        }

        handler.AppendLiteral(pieces[2]);
        handler.AppendFormatted(language);
        handler.AppendLiteral(pieces[3]);
        handler.AppendFormatted(ticket);
        handler.AppendLiteral(pieces[4]);
        return Rival.Rendered(handler.ToStringAndClear());
    }

    public RenderedPrompt Pooled(IReadOnlyList<string> teams, string ticket, string language)
    {
        Check(teams, ticket, language);
        StringBuilder builder = Rival.Builder().Append(pieces[0]);
        for (int i = 0; i < teams.Count; i++)
        {
            builder.Append(teams[i]);
            if (i < teams.Count - 1)
            {
                builder.Append(pieces[1]);
            }
        }

        builder.Append(pieces[2]).Append(language).Append(pieces[3]).Append(ticket).Append(pieces[4]);
        return Rival.Rendered(builder.ToString());
    }

    private static void Check(IReadOnlyList<string> teams, string ticket, string language)
    {
        Rival.CheckList(teams);
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentNullException.ThrowIfNull(language);
    }
}
