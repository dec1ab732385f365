using PromptGen.Compiler.Files;
using Xunit;

namespace PromptGen.Compiler.Tests.Files;

public sealed class FilePathTests
{
    [Theory]
    [InlineData("/app/Prompts/a.prompt.yaml", "/app/Prompts/a.prompt.yaml")]
    [InlineData("/app/./Prompts//a.prompt.yaml", "/app/Prompts/a.prompt.yaml")]
    [InlineData("/app/Prompts/../Prompts/a.prompt.yaml", "/app/Prompts/a.prompt.yaml")]
    [InlineData("./Prompts\\a.prompt.yaml", "Prompts/a.prompt.yaml")]
    [InlineData("../shared/a.prompt.yaml", "../shared/a.prompt.yaml")]
    [InlineData("a/../../shared/a.prompt.yaml", "../shared/a.prompt.yaml")]
    [InlineData("/../a.prompt.yaml", "/a.prompt.yaml")]
    [InlineData("C:\\app\\.\\a.prompt.yaml", "C:/app/a.prompt.yaml")]
    [InlineData("\\\\server\\share\\a.prompt.yaml", "//server/share/a.prompt.yaml")]
    [InlineData(".hidden/a.prompt.yaml", ".hidden/a.prompt.yaml")]
    public void NormalizesSpellings(string path, string expected) => Assert.Equal(expected, FilePath.Normalize(path));

    [Theory]
    [InlineData("/app/a.prompt.yaml", "/app/./a.prompt.yaml", true)]
    [InlineData("/app/a.prompt.yaml", "a.prompt.yaml", true)]
    [InlineData("/app/a.prompt.yaml", "/app/A.prompt.yaml", false)]
    [InlineData("C:\\app\\a.prompt.yaml", "c:/APP/A.prompt.yaml", true)]
    [InlineData("/app/a.prompt.yaml", "/app/b.prompt.yaml", false)]
    public void TellsFilesApart(string one, string other, bool same) =>
        Assert.Equal(same, FilePath.IdentityOf(one, "/app/") == FilePath.IdentityOf(other, "/app/"));

    [Theory]
    [InlineData("/app/Prompts/a.prompt.yaml", "/app/", "Prompts/a.prompt.yaml")]
    [InlineData("/app/Prompts/a.prompt.yaml", "/app", "Prompts/a.prompt.yaml")]
    [InlineData("/application/a.prompt.yaml", "/app", null)]
    [InlineData("c:\\App\\Prompts\\a.prompt.yaml", "C:\\app\\", "Prompts/a.prompt.yaml")]
    [InlineData("/app/a.prompt.yaml", "", null)]
    public void CutsTheFolderOff(string path, string folder, string? expected) => Assert.Equal(expected, FilePath.Below(path, folder));

    [Theory]
    [InlineData("/app/", "/app/Prompts/a.prompt.yaml", "Prompts/a.prompt.yaml")]
    [InlineData("/src/app", "/src/shared/a.prompt.yaml", "../shared/a.prompt.yaml")]
    [InlineData("/src/app/", "/src/application/a.prompt.yaml", "../application/a.prompt.yaml")]
    [InlineData("/src/app", "/other/a.prompt.yaml", "../../other/a.prompt.yaml")]
    [InlineData("/src/app", "/src/a.prompt.yaml", "../a.prompt.yaml")]
    [InlineData("C:\\src\\app", "c:\\SRC\\shared\\a.prompt.yaml", "../shared/a.prompt.yaml")]
    [InlineData("C:\\app", "D:\\shared\\a.prompt.yaml", null)]
    [InlineData("\\\\server\\share\\app", "\\\\server\\share\\a.prompt.yaml", "../a.prompt.yaml")]
    [InlineData("\\\\server\\share\\app", "\\\\server\\other\\a.prompt.yaml", null)]
    [InlineData("/app", "C:\\a.prompt.yaml", null)]
    [InlineData("", "/app/a.prompt.yaml", null)]
    public void LeadsFromAFolderToAFile(string folder, string path, string? expected) => Assert.Equal(expected, FilePath.From(folder, path));
}
