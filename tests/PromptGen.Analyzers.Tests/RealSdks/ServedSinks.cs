using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PromptGen.Analyzers.Sinks;
using PromptGen.Analyzers.Tests.Testing;

namespace PromptGen.Analyzers.Tests.RealSdks;

/// <summary>Which names of the table stand in the packages themselves, found as the analyzers find them.</summary>
internal static class ServedSinks
{
    private const string Framework = ".NET";

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> Found = new(Find);

    /// <summary>The packages that have a name, by <see cref="SinkName"/> as text.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Packages => Found.Value;

    private static Dictionary<string, IReadOnlyList<string>> Find()
    {
        SinkTable table = SinkTable.OfSdks();
        Dictionary<string, List<string>> found = SinkName.All(table).Select(static name => name.ToString()).Distinct().ToDictionary(static name => name, static _ => new List<string>(), StringComparer.Ordinal);
        Dictionary<SdkPackage, MetadataReference[]> references = SdkPackage.All.ToDictionary(
            static package => package, static package => package.Assemblies.Select(static path => (MetadataReference)MetadataReference.CreateFromFile(path)).ToArray());
        foreach (SdkPackage package in SdkPackage.All)
        {
            // Base types may be another package's.
            IEnumerable<MetadataReference> others = SdkPackage.Newest.Where(other => other.Name != package.Name).SelectMany(other => references[other]);
            CSharpCompilation compilation = CSharpCompilation.Create("Application", [], [.. Platform, .. others, .. references[package]]);
            foreach (MetadataReference reference in references[package])
            {
                Add(table, compilation, (IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(reference)!, package.ToString(), found);
            }
        }

        CSharpCompilation platform = CSharpCompilation.Create("Application", [], Platform);
        foreach (MetadataReference reference in Platform)
        {
            if (platform.GetAssemblyOrModuleSymbol(reference) is IAssemblySymbol assembly)
            {
                Add(table, platform, assembly, Framework, found);
            }
        }

        return found.ToDictionary(static name => name.Key, static name => (IReadOnlyList<string>)name.Value, StringComparer.Ordinal);
    }

    /// <summary>The framework without packages of SDKs that this process happens to have.</summary>
    private static IReadOnlyList<MetadataReference> Platform { get; } =
    [
        .. Sdk.Framework.Where(static reference => System.IO.Path.GetDirectoryName(reference.Display) == System.IO.Path.GetDirectoryName(typeof(object).Assembly.Location)),
    ];

    private static void Add(SinkTable table, Compilation compilation, IAssemblySymbol assembly, string package, Dictionary<string, List<string>> found)
    {
        HashSet<string> names = [.. table.Names];
        Stack<INamespaceOrTypeSymbol> pending = new([assembly.GlobalNamespace]);
        while (pending.TryPop(out INamespaceOrTypeSymbol? scope))
        {
            foreach (ISymbol member in scope.GetMembers().Where(static member => member is INamespaceSymbol || member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected))
            {
                switch (member)
                {
                    case INamespaceOrTypeSymbol inner:
                        pending.Push(inner);
                        break;
                    case IMethodSymbol method when names.Contains(method.MethodKind == MethodKind.Constructor ? method.ContainingType.Name : method.Name):
                        foreach (TextSink sink in table.Find(method, compilation))
                        {
                            foreach (string parameter in method.Parameters.Select(static parameter => parameter.Name).Where(sink.Takes))
                            {
                                Add(new SinkName(sink, parameter), package, found);
                            }
                        }

                        break;
                    case IPropertySymbol property when names.Contains(property.Name) && table.Find(property, compilation) is { } sink:
                        Add(new SinkName(sink, null), package, found);
                        break;
                }
            }
        }
    }

    /// <remarks>What the table finds by a name that all SDKs use is no entry of it.</remarks>
    private static void Add(SinkName name, string package, Dictionary<string, List<string>> found)
    {
        if (found.TryGetValue(name.ToString(), out List<string>? packages) && !packages.Contains(package))
        {
            packages.Add(package);
        }
    }
}
