using System;
using System.IO;
using System.Linq;
using Xunit;

namespace PromptGen.Conformance.Tests;

/// <summary>
/// Kinds of templates that once rendered otherwise than in Scriban, or that are easy to render otherwise: a file for each kind, a template a line.
/// What is accepted gives in all back ends what Scriban gives.
/// </summary>
public sealed class KindTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Kinds");

    public static TheoryData<string> Kinds => new(Directory.GetFiles(Folder, "*.txt").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void TemplatesOfAKindRenderAsInScriban(string kind)
    {
        WrittenTemplates written = WrittenTemplates.Read(Path.Combine(Folder, kind + ".txt"), seed: 7);
        Assert.Empty(written.Differences);
        Assert.NotEmpty(written.Accepted);
    }
}
