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

    /// <summary>Kinds that prompt authors write, all of which are accepted.</summary>
    public static TheoryData<string> Accepted => Kinds("Accepted");

    public static TheoryData<string> Mixed => Kinds("Mixed");

    /// <summary>Templates of these kinds whose meaning is not settled.</summary>
    public static TheoryData<string> Refused => Kinds("Refused");

    [Theory]
    [MemberData(nameof(Accepted))]
    public void TemplatesThatAuthorsWriteAreAccepted(string kind)
    {
        WrittenTemplates written = Read("Accepted", kind);
        Assert.Empty(written.Refused);
        Assert.Empty(written.Differences);
    }

    [Theory]
    [MemberData(nameof(Mixed))]
    public void TemplatesOfAKindRenderAsInScriban(string kind)
    {
        WrittenTemplates written = Read("Mixed", kind);
        Assert.Empty(written.Differences);
        Assert.NotEmpty(written.Accepted);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void TemplatesWithoutASettledMeaningAreRefused(string kind) => Assert.Empty(Read("Refused", kind).Accepted);

    private static TheoryData<string> Kinds(string group) => new(
        Directory.GetFiles(Path.Combine(Folder, group), "*.txt").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal));

    private static WrittenTemplates Read(string group, string kind) => WrittenTemplates.Read(Path.Combine(Folder, group, kind + ".txt"), seed: 7);
}
