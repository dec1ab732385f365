using System;
using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace PromptGen.Generator.Tests.Testing;

/// <summary>An additional file that stands nowhere.</summary>
internal sealed class InMemoryText(string path, Func<SourceText?> read) : AdditionalText
{
    public InMemoryText(string path, string text)
        : this(path, () => SourceText.From(text, Encoding.UTF8))
    {
    }

    public override string Path { get; } = path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => read();
}
