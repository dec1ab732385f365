using System;
using System.IO;
using System.Text;
using PromptGen.Compiler.Files;
using PromptGen.Core.Diagnostics;

namespace PromptGen.Tool.Projects;

/// <summary>Files as the C# compiler reads them, and back.</summary>
internal static class FileContent
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <exception cref="ToolFailure">The file cannot be read.</exception>
    public static SourceFile Read(ProjectFile file)
    {
        if (file.Content is { } given)
        {
            return new SourceFile(file.FullPath, file.RelativePath, file.Kind, given);
        }

        (string text, bool isUtf8) = Decode(ReadBytes(file.FullPath));
        return new SourceFile(file.FullPath, file.RelativePath, file.Kind, text) { IsUtf8 = isUtf8 };
    }

    /// <summary>The bytes of a changed text, with a byte order mark where the file has one.</summary>
    public static byte[] Encode(string text, string formerPath)
    {
        using FileStream stream = new(formerPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        Span<byte> start = stackalloc byte[3];
        bool marked = stream.ReadAtLeast(start, 3, throwOnEndOfStream: false) == 3 && start.SequenceEqual(Encoding.UTF8.Preamble);
        return marked ? [.. Encoding.UTF8.Preamble, .. Utf8.GetBytes(text)] : Utf8.GetBytes(text);
    }

    public static byte[] Encode(string text) => Utf8.GetBytes(text);

    public static string ReadText(string path) => Decode(ReadBytes(path)).Text;

    /// <exception cref="ToolFailure">The file cannot be read, or is longer than the limit.</exception>
    public static string ReadText(string path, int limit) => Decode(ReadBytes(path, limit)).Text;

    /// <summary>For files that others write: no more is read than can be taken.</summary>
    /// <exception cref="ToolFailure">The file cannot be read, or is longer than the limit.</exception>
    public static byte[] ReadBytes(string path, int limit)
    {
        try
        {
            using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using MemoryStream content = new();
            byte[] buffer = new byte[81_920];
            int read;
            while ((read = stream.Read(buffer, 0, buffer.Length)) > 0)
            {
                content.Write(buffer, 0, read);
                if (content.Length > limit)
                {
                    throw new ToolFailure(
                        DiagnosticRules.FileNotRead, path, path, "It has more than " + limit.ToString(System.Globalization.CultureInfo.InvariantCulture) + " bytes.");
                }
            }

            return content.ToArray();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolFailure(DiagnosticRules.FileNotRead, path, path, exception.Message);
        }
    }

    public static byte[] ReadBytes(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ToolFailure(DiagnosticRules.FileNotRead, path, path, exception.Message);
        }
    }

    /// <remarks>A byte order mark decides, otherwise it is UTF-8; bytes that are none become U+FFFD, which the compiler refuses.</remarks>
    private static (string Text, bool IsUtf8) Decode(byte[] content) => content switch
    {
        [0xEF, 0xBB, 0xBF, ..] => (Utf8.GetString(content, 3, content.Length - 3), true),
        [0xFF, 0xFE, ..] => (Encoding.Unicode.GetString(content, 2, content.Length - 2), false),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2), false),
        _ => (Utf8.GetString(content), true),
    };
}
