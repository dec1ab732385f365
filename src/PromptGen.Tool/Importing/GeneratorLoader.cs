using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace PromptGen.Tool.Importing;

/// <summary>
/// Loads a project's source generators, each folder's on its own, so that two of them may bring different versions of the same
/// library. The compiler is the tool's own; a generator for a later one fails to load, and only it is left out.
/// </summary>
internal sealed class GeneratorLoader : IAnalyzerAssemblyLoader
{
    private readonly ConcurrentDictionary<string, FolderContext> _contexts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _dependencies = new(StringComparer.Ordinal);

    public void AddDependencyLocation(string fullPath) => _dependencies[Path.GetFileNameWithoutExtension(fullPath)] = fullPath;

    public Assembly LoadFromPath(string fullPath) =>
        _contexts.GetOrAdd(Path.GetDirectoryName(fullPath)!, folder => new FolderContext(folder, _dependencies)).LoadFromAssemblyPath(fullPath);

    private sealed class FolderContext(string folder, IReadOnlyDictionary<string, string> dependencies) : AssemblyLoadContext("generators in " + folder)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string name = assemblyName.Name!;

            // Generators hand their results to the compiler, so its types have to be the tool's.
            if (name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) || name is "System.Collections.Immutable" or "System.Reflection.Metadata")
            {
                return null;
            }

            string beside = Path.Combine(folder, name + ".dll");
            if (File.Exists(beside))
            {
                return LoadFromAssemblyPath(beside);
            }

            return dependencies.TryGetValue(name, out string? elsewhere) && File.Exists(elsewhere) ? LoadFromAssemblyPath(elsewhere) : null;
        }
    }
}
