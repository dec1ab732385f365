using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.Json;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using PromptGen.Language.Binding;

namespace PromptGen.Conformance;

/// <summary>The compiled back end: all accepted vectors become one assembly, which is loaded and called.</summary>
internal sealed class CompiledBackEnd
{
    private readonly Assembly _assembly;

    private readonly IReadOnlyDictionary<int, string> _errors;

    private CompiledBackEnd(Assembly assembly, IReadOnlyDictionary<int, string> errors) => (_assembly, _errors) = (assembly, errors);

    public static CompiledBackEnd Compile(IReadOnlyList<(Vector Vector, BoundTemplate Template)> accepted, string? sourceFolder)
    {
        CSharpParseOptions options = new(LanguageVersion.CSharp12);
        List<SyntaxTree> trees = [];
        for (int i = 0; i < accepted.Count; i++)
        {
            string source = VectorCode.Emit(accepted[i].Vector, accepted[i].Template, ClassName(i));
            if (sourceFolder is not null)
            {
                Directory.CreateDirectory(sourceFolder);
                File.WriteAllText(Path.Combine(sourceFolder, accepted[i].Vector.Id + ".cs"), source);
            }

            trees.Add(CSharpSyntaxTree.ParseText(source, options, accepted[i].Vector.Id, Encoding.UTF8));
        }

        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Vectors",
            trees,
            trusted.Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        // Code that does not compile is one vector's failure, and must not hide what the others give.
        Dictionary<int, string> errors = [];
        while (true)
        {
            using MemoryStream image = new();
            EmitResult result = compilation.Emit(image);
            if (result.Success)
            {
                return new CompiledBackEnd(Assembly.Load(image.ToArray()), errors);
            }

            SyntaxTree[] broken = [.. result.Diagnostics
                .Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(static diagnostic => diagnostic.Location.SourceTree)
                .OfType<SyntaxTree>()
                .Distinct()];
            if (broken.Length == 0)
            {
                throw new InvalidOperationException("The lowered C# does not compile:\n" + string.Join('\n', result.Diagnostics));
            }

            foreach (SyntaxTree tree in broken)
            {
                errors[trees.IndexOf(tree)] = result.Diagnostics.First(diagnostic => diagnostic.Location.SourceTree == tree && diagnostic.Severity == DiagnosticSeverity.Error).ToString();
            }

            compilation = compilation.RemoveSyntaxTrees(broken);
        }
    }

    public string Render(int index, JsonElement values) => (string)Invoke(index, "Render", values);

    public byte[] RenderUtf8(int index, JsonElement values) => (byte[])Invoke(index, "RenderUtf8", values);

    private object Invoke(int index, string method, JsonElement values)
    {
        if (_errors.TryGetValue(index, out string? error))
        {
            throw new InvalidOperationException("The lowered C# does not compile: " + error);
        }

        MethodInfo render = _assembly.GetType(ClassName(index))!.GetMethod(method)!;
        return render.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [values], CultureInfo.InvariantCulture)!;
    }

    private static string ClassName(int index) => "Vector" + index.ToString(CultureInfo.InvariantCulture);
}
