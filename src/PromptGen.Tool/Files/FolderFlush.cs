using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace PromptGen.Tool.Files;

/// <summary>Brings the entries of folders to the disk: a renamed file is safe from a power cut only when its folder is.</summary>
/// <remarks>
/// Unix has a call for it, which .NET has not. On Windows nothing is done: NTFS writes names to its journal in the order in which they changed,
/// and has no such call for folders. A file system that cannot do it says so, and is left to itself.
/// </remarks>
internal static partial class FolderFlush
{
    private const int ReadOnly = 0;

    public static void Flush(IEnumerable<string> folders)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        foreach (string folder in folders)
        {
            int descriptor = Open(folder, ReadOnly);
            if (descriptor >= 0)
            {
                _ = Synchronize(descriptor);
                _ = Close(descriptor);
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Synchronize(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Close(int descriptor);
}
