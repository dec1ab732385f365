using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Linq;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Tool.CommandLine;

/// <summary>
/// What somebody typed as an option that the command does not have. The parser takes it for an argument, and its value for another one, and both would be shown: the
/// value may be a secret.
/// </summary>
/// <param name="Name">Without a value that stands in the same word.</param>
/// <param name="Nearest">The option that may have been meant; null: none is near.</param>
internal sealed record UnknownOptions(string Name, string? Nearest)
{
    /// <summary>In the order of the line.</summary>
    public static IReadOnlyList<UnknownOptions> Of(ParseResult line)
    {
        if (line.Tokens.Any(static token => token.Type == TokenType.Directive))
        {
            return [];
        }

        List<Option> known = [];
        HashSet<Token> values = new(ReferenceEqualityComparer.Instance);
        for (SymbolResult? part = line.CommandResult; part is not null; part = part.Parent)
        {
            if (part is CommandResult command)
            {
                known.AddRange(command.Command.Options);
                values.UnionWith(command.Children.OfType<OptionResult>().SelectMany(static option => option.Tokens));
            }
        }

        // A word that is left over tells that what was taken for the value of an option is one more option.
        bool IsValue(Token token) => values.Contains(token) && line.UnmatchedTokens.Count == 0;

        return
        [
            .. line.Tokens.TakeWhile(static token => token.Type != TokenType.DoubleDash)
                .Where(token => token.Type == TokenType.Argument && token.Value.Length > 1 && token.Value[0] == '-' && !IsValue(token))
                .Select(token => NameOf(token.Value))
                .Select(name => new UnknownOptions(name, NearestName.Find(name, [.. known.Select(static option => option.Name)]))),
        ];
    }

    /// <summary>What can be shown of a word that may hold a secret: <c>--name</c> of <c>--name=value</c>, and <c>-n</c> of <c>-nvalue</c>.</summary>
    public static string NameOf(string word)
    {
        int end = word.StartsWith("--", StringComparison.Ordinal) ? word.IndexOfAny(['=', ':', ' ']) : Math.Min(2, word.Length);
        return end < 0 ? word : word[..end];
    }
}
