using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PromptGen.Analyzers.Code;

namespace PromptGen.Analyzers.Rules;

internal delegate bool TryGetWords(SourceText text, SourceTextValueProvider<WordSet> provider, out WordSet? words);

/// <summary>Roslyn's own cache by file content: while somebody types in one file, the words of the others are not read again.</summary>
internal sealed class WordSetCache
{
    private readonly SourceTextValueProvider<WordSet> _provider = new(WordSet.Of);

    /// <param name="tryGet">The cache of the compilation's start context.</param>
    public Func<SyntaxTree, WordSet> Reader(TryGetWords tryGet) => tree =>
    {
        SourceText text = tree.GetText();
        return tryGet(text, _provider, out WordSet? words) && words is not null ? words : WordSet.Of(text);
    };
}
