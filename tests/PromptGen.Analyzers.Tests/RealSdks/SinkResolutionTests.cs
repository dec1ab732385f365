using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace PromptGen.Analyzers.Tests.RealSdks;

/// <summary>Every name of the table is in a package that this project downloads, or in the list of those that are in none, with the packages and versions that had it.</summary>
public sealed class SinkResolutionTests
{
    [Fact]
    public void EveryNameIsInAPackageOrInTheList()
    {
        string[] missing = [.. ServedSinks.Packages.Where(static name => name.Value.Count == 0).Select(static name => name.Key).Except(UnservedSinks.All.Keys).Order(StringComparer.Ordinal)];

        Assert.True(missing.Length == 0, "These names of src/PromptGen.Analyzers/Sinks/Tables are in no package. Correct them, or say in " + UnservedSinks.File + " where they existed:\n" + string.Join('\n', missing));
    }

    [Fact]
    public void TheListHasNothingThatAPackageHas()
    {
        string[] served = [.. UnservedSinks.All.Keys.Where(static name => ServedSinks.Packages.TryGetValue(name, out IReadOnlyList<string>? packages) && packages.Count > 0)];

        Assert.Empty(served);
    }

    [Fact]
    public void TheListHasNothingThatTheTableLacks() => Assert.Empty(UnservedSinks.All.Keys.Except(ServedSinks.Packages.Keys));

    [Fact]
    public void EveryPackageHasANameOfTheTable()
    {
        // Whose types others take, or which take those of others.
        string[] others =
        [
            "Azure.AI.OpenAI", "Betalgo.Ranul.OpenAI.Contracts", "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.Logging.Abstractions",
        ];
        HashSet<string> found = [.. ServedSinks.Packages.Values.SelectMany(static packages => packages)];

        Assert.Equal(others.Order(), SdkPackage.Newest.Where(package => !found.Contains(package.ToString())).Select(static package => package.Name).Order());
    }
}
