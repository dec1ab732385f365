namespace PromptGen.Compiler.Versions;

/// <summary>The version of a prompt file that was written for text found in code. Each file has one; no release is ever frozen under this one.</summary>
internal static class PlaceholderVersion
{
    public const string Text = "2000-01-01.1";
}
