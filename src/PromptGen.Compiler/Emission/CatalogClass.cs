using System;
using System.Collections.Generic;
using System.Linq;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Emission;

/// <summary>Emits the class that lists an assembly's prompts.</summary>
internal static class CatalogClass
{
    private const string PromptIdentity = "global::PromptGen.PromptIdentity";
    private const string ReleasablePrompt = "global::PromptGen.ReleasablePrompt";

    private const string WithoutReleases =
        "These prompts are compiled without releases, so no other version of them can be served. "
        + "Set <PromptGenReleases>true</PromptGenReleases> in the project with the prompt files and build it again.";

    public static string Emit(EquatableArray<CatalogEntry> prompts, CompilationTarget target)
    {
        var code = new CodeWriter();
        GeneratedFile.Begin(code, target, "Made by PromptGen from the prompt files of this project.");
        using (GeneratedFile.Namespace(code, target))
        {
            code.Summary("The prompts of this assembly.");
            GeneratedFile.Attributes(code);
            using (code.Braces((target.Public ? "public" : "internal") + " static partial class PromptCatalog"))
            {
                code.Summary("The versions that this build contains, sorted by the prompts' ids.");
                code.Line("public static global::System.Collections.Generic.IReadOnlyList<" + PromptIdentity + "> Prompts { get; } =");
                code.Indent();
                code.Line("global::System.Array.AsReadOnly(new " + PromptIdentity + "[]");
                code.Line("{").Indent();
                foreach (CatalogEntry prompt in Listed(prompts))
                {
                    code.Line(prompt.ClassName + ".Compiled,");
                }

                code.Outdent().Line("});");
                code.Outdent();
                code.Line();
                EmitReleasable(code, prompts, target);
            }
        }

        return code.Finish();
    }

    private static void EmitReleasable(CodeWriter code, EquatableArray<CatalogEntry> prompts, CompilationTarget target)
    {
        code.Summary("What releases need to know of these prompts: hand it to the releases of the application.");
        const string Declaration = "public static global::System.Collections.Generic.IReadOnlyList<" + ReleasablePrompt + "> Releasable";
        if (!target.HasReleases)
        {
            // The only error that generated code can raise at the line that needs the property, in this project or in another.
            code.Line("[global::System.Obsolete(" + CSharpLiteral.Of(WithoutReleases) + ", true)]");
            code.Line(Declaration + " => new " + ReleasablePrompt + "[0];");
            return;
        }

        using (code.Braces(Declaration))
        using (code.Braces("get"))
        {
            code.Line("return new " + ReleasablePrompt + "[]");
            code.Line("{").Indent();
            foreach (CatalogEntry prompt in Listed(prompts))
            {
                code.Line(prompt.ClassName + "." + ReleaseHookCode.ClassName + ".Prompt,");
            }

            code.Outdent().Line("};");
        }
    }

    private static IEnumerable<CatalogEntry> Listed(EquatableArray<CatalogEntry> prompts) =>
        prompts.Where(static prompt => prompt.IsSound).OrderBy(static prompt => prompt.Id, StringComparer.Ordinal);
}
