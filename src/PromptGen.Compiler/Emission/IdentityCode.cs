namespace PromptGen.Compiler.Emission;

/// <summary>Emits the identity of a version.</summary>
internal static class IdentityCode
{
    public const string TypeName = "global::PromptGen.PromptIdentity";

    /// <param name="declaration">The code before the equals sign.</param>
    public static void Emit(CodeWriter code, string declaration, string id, VersionBody body, CompilationTarget target)
    {
        if (body.Settings is not { } settings)
        {
            code.List(
                declaration + " = new " + TypeName,
                [CSharpLiteral.Of(id), CSharpLiteral.Of(body.Version), CSharpLiteral.Of(body.Hash), CSharpLiteral.OfNullable(body.Model)],
                ";");
            return;
        }

        code.Line(declaration + " = global::PromptGen.Generated.PromptIdentities.Create(");
        code.Indent();
        code.Line(CSharpLiteral.Of(id) + ",");
        code.Line(CSharpLiteral.Of(body.Version) + ",");
        code.Line(CSharpLiteral.Of(body.Hash) + ",");
        code.Line(CSharpLiteral.OfNullable(body.Model) + ",");
        CSharpLiteral.WriteReadable(code, settings, target);
        code.Line(target.HasUtf8Literals ? "u8);" : ");");
        code.Outdent();
    }
}
