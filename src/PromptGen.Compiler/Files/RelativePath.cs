using System;
using System.Text;

namespace PromptGen.Compiler.Files;

/// <summary>The path of a prompt file relative to its project: what generated code and the manifest may mention.</summary>
internal static class RelativePath
{
    /// <summary>The item metadata in which the build hands the path over.</summary>
    public const string MetadataName = "PromptGenPath";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="metadata">Plain, or in Base64, since editor configuration cuts values at <c>;</c> and <c>#</c>.</param>
    public static string Of(string path, string? metadata, string projectDirectory)
    {
        if (!string.IsNullOrEmpty(metadata))
        {
            return FilePath.Normalize(Decode(metadata!));
        }

        return FilePath.IsRooted(path)
            ? FilePath.Below(path, projectDirectory) ?? FilePath.FileName(path)
            : FilePath.Normalize(path);
    }

    /// <remarks>The name of a prompt file has a dot, and Base64 has none: the two cannot be confused.</remarks>
    private static string Decode(string metadata)
    {
        if (metadata.IndexOf('.') >= 0)
        {
            return metadata;
        }

        try
        {
            return StrictUtf8.GetString(Convert.FromBase64String(metadata));
        }
        catch (FormatException)
        {
            return metadata;
        }
        catch (DecoderFallbackException)
        {
            return metadata;
        }
    }
}
