using System;
using System.Threading;
using PromptGen.Compiler.Emission;
using PromptGen.Compiler.Files;
using PromptGen.Compiler.Outlines;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler;

internal static partial class PromptCompiler
{
    /// <summary>The hint name of the classes of prompts whose files have mistakes.</summary>
    public const string OutlinesHintName = "PromptOutlines.g.cs";

    /// <summary>What calling code names of a prompt whose file has errors.</summary>
    public static PromptOutline Outline(SourceFile file, CancellationToken cancellation) => OutlineReader.Read(file, cancellation);

    /// <summary>
    /// The C# file of classes that nothing can be rendered with, so that the code that calls them compiles and the mistakes in the prompt files
    /// are the build's only errors.
    /// </summary>
    /// <param name="prompts">Of different class names.</param>
    public static string EmitOutlines(EquatableArray<PromptOutline> prompts, CompilationTarget target) => OutlineClass.Emit(prompts, target);
}
