using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using PromptGen.Tool.Projects;

namespace PromptGen.Tool.Stamping;

/// <summary>The file that is locked: where nobody can lock it who may not change the prompts.</summary>
/// <remarks>
/// Whoever can open a file on Unix can lock it, and a command would wait for them. So the file can be opened by those who can write its folder, and no
/// name in a folder that everybody can write is taken.
/// </remarks>
internal static partial class LockFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;

    /// <summary>Where the lock may be, the best place first: the next one is for where a folder cannot be written.</summary>
    public static IEnumerable<string> Paths(PromptProject project)
    {
        // In the project's `obj`, which is no source and is the same for everybody who works on this checkout.
        if (project.ProjectFile is not null)
        {
            yield return Path.Combine(project.Directory, "obj", "promptgen.lock");
        }

        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(project.PromptFolder));
        string name = Convert.ToHexString(hash, 0, 8) + ".lock";
        string own = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        if (own.Length > 0)
        {
            yield return Path.Combine(own, "promptgen", "locks", name);
        }

        string user = OperatingSystem.IsWindows() ? Environment.UserName : EffectiveUser().ToString(System.Globalization.CultureInfo.InvariantCulture);
        yield return Path.Combine(Path.GetTempPath(), "promptgen-" + user, name);
    }

    /// <exception cref="IOException">Another process has it (<see cref="IsHeld"/>), or there can be no lock here.</exception>
    /// <exception cref="UnauthorizedAccessException">There can be no lock here.</exception>
    public static FileStream Open(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        bool isInProject = Path.GetFileName(folder) == "obj";
        if (isInProject || OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            CreateOwn(folder);
        }

        if (new FileInfo(path).LinkTarget is not null)
        {
            throw new UnauthorizedAccessException("'" + path + "' is a symbolic link.");
        }

        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        FileStream file = new(path, options);
        if (!OperatingSystem.IsWindows())
        {
            Protect(file, folder);
        }

        return file;
    }

    /// <summary>Whether opening failed since another process has the lock: the file is there and can be opened by this user.</summary>
    public static bool IsHeld(string path, IOException exception) => exception.GetType() == typeof(IOException) && File.Exists(path) && new FileInfo(path).LinkTarget is null;

    /// <summary>A folder of this user alone.</summary>
    /// <remarks>Only its owner can change the mode of a folder, so one that somebody else made in a folder for everybody is found out. A link would lead elsewhere.</remarks>
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void CreateOwn(string folder)
    {
        Directory.CreateDirectory(folder, OwnerFolder);
        DirectoryInfo made = new(folder);
        if (made.LinkTarget is not null)
        {
            throw new UnauthorizedAccessException("'" + folder + "' is a symbolic link.");
        }

        if (EffectiveUser() == 0 && (File.GetUnixFileMode(folder) != OwnerFolder || made.Parent?.FullName == Path.GetTempPath().TrimEnd('/')))
        {
            // The superuser may change what belongs to others, so for that user the question has no answer in a folder for everybody.
            throw new UnauthorizedAccessException("'" + folder + "' may belong to somebody else.");
        }

        File.SetUnixFileMode(folder, OwnerFolder);
    }

    /// <summary>Those who can write the folder can replace the file anyway, so they may lock it; nobody else may.</summary>
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void Protect(FileStream file, string folder)
    {
        UnixFileMode writers = File.GetUnixFileMode(folder);
        UnixFileMode mode = OwnerOnly
            | (writers.HasFlag(UnixFileMode.GroupWrite) ? UnixFileMode.GroupRead | UnixFileMode.GroupWrite : UnixFileMode.None)
            | (writers.HasFlag(UnixFileMode.OtherWrite) ? UnixFileMode.OtherRead | UnixFileMode.OtherWrite : UnixFileMode.None);
        try
        {
            if (File.GetUnixFileMode(file.SafeFileHandle) != mode)
            {
                File.SetUnixFileMode(file.SafeFileHandle, mode);
            }
        }
        catch (UnauthorizedAccessException)
        {
            // It belongs to somebody else who works on this checkout.
        }
    }

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint EffectiveUser();
}
