using System;

namespace PromptGen.Compiler.Tests.Emission;

/// <summary>Compiles prompts and runs a statement against the generated code.</summary>
internal static class RunningCode
{
    /// <summary>What a block of C# statements returns. The classes of the prompts are in scope.</summary>
    public static T Run<T>(this PromptProject project, string statements)
    {
        string code = "using System; using System.Collections.Generic; using System.Linq; using PromptGen; using Acme.Support;\n"
            + "public static class Test { public static " + CSharpName(typeof(T)) + " Run() { " + statements + " } }";
        CompiledCode compiled = CompiledCode.Of(project.Sources(), project.Target.LanguageVersion, code);
        return compiled.Method<Func<T>>("Test", "Run")();
    }

    /// <summary>The text of an expression of type <see cref="RenderedPrompt"/>.</summary>
    public static string Render(this PromptProject project, string expression) => project.Run<string>("return (" + expression + ").ToString();");

    private static string CSharpName(Type type) =>
        type.IsArray ? CSharpName(type.GetElementType()!) + "[]" : "global::" + type.FullName!.Replace('+', '.');
}
