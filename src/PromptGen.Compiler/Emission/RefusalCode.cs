namespace PromptGen.Compiler.Emission;

/// <summary>What a prompt with mistakes does when it is rendered all the same.</summary>
internal static class RefusalCode
{
    /// <summary>The expression that throws.</summary>
    /// <param name="place">What has the mistakes, such as <c>its texts</c>.</param>
    /// <remarks>Whoever turns the error into a warning gets this exception, never a text that nobody meant.</remarks>
    public static string Of(string id, string relativePath, string place) =>
        "throw new global::PromptGen.PromptRenderException(null, "
        + CSharpLiteral.Of("Prompt '" + id + "' was built with errors in " + place + ", so it cannot be rendered. Correct the errors that the build reports for " + relativePath + ".")
        + ")";
}
