namespace PromptGen.Compiler.Files;

/// <summary>The path of a prompt file relative to its project: what generated code and the manifest may mention.</summary>
internal static class RelativePath
{
    /// <summary>The item metadata in which the build hands over what a linked file is called.</summary>
    public const string MetadataName = "PromptGenPath";

    /// <param name="metadata">Plain, or in Base64, since editor configuration cuts values at <c>;</c> and <c>#</c>.</param>
    public static string Of(string path, string? metadata, string projectDirectory)
    {
        if (!string.IsNullOrEmpty(metadata))
        {
            return FilePath.Normalize(Base64Text.Decode(metadata!));
        }

        return FilePath.IsRooted(path)
            ? FilePath.From(projectDirectory, path) ?? FilePath.FileName(path)
            : FilePath.Normalize(path);
    }
}
