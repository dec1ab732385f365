using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PromptGen.Tests;
using Xunit;

namespace PromptGen.Compiler.Tests.Rooms;

/// <summary>
/// Core, Language and Rollouts are one assembly, and Core, Language and Compiler are compiled into generator and build task. So no reference of a project keeps
/// their arrows in one direction; each is compiled here with nothing but what it may use.
/// </summary>
public sealed class RoomTests
{
    public static TheoryData<string> Rooms =>
    [
        "PromptGen.Core",
        "PromptGen.Language PromptGen.Core",
        "PromptGen.Rollouts PromptGen.Core",
    ];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void ARoomNeedsNoneButThoseThatItMayUse(string rooms)
    {
        CSharpParseOptions options = new(LanguageVersion.Latest, preprocessorSymbols: ["NET", "NET6_0_OR_GREATER", "NET7_0_OR_GREATER", "NET8_0_OR_GREATER", "NET9_0_OR_GREATER"]);
        IEnumerable<SyntaxTree> trees = rooms.Split(' ').SelectMany(Files).Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, file));
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Room", trees, Platform(), new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

        string[] errors = [.. compilation.GetDiagnostics().Where(static problem => problem.Severity == DiagnosticSeverity.Error).Select(static problem => problem.ToString())];
        Assert.True(errors.Length == 0, string.Join('\n', errors.Take(20)));
    }

    private static IEnumerable<string> Files(string room)
    {
        string folder = Path.Combine(RepositoryRoot.Folder, "src", room);
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj"));
    }

    private static IEnumerable<MetadataReference> Platform() => ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
        .Split(Path.PathSeparator)
        .Where(static path => Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
        .Select(static path => MetadataReference.CreateFromFile(path));
}
