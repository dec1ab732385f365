namespace PromptGen.Core.Diagnostics;

/// <summary>All rules, in the order of their codes. A code is never used again for something else.</summary>
internal static class DiagnosticRules
{
    // PG00xx: files, encoding, YAML and JSON syntax.
    public static readonly DiagnosticRule InvalidYaml = new(
        "PG0001", RuleSeverity.Error, "Invalid YAML",
        "Invalid YAML: {0}.",
        "PromptGen rejects a file that YAML does not allow, or that YAML readers understand differently.");

    public static readonly DiagnosticRule InvalidJson = new(
        "PG0002", RuleSeverity.Error, "Invalid JSON",
        "Invalid JSON: {0}.",
        "A *.prompt.json file must be strict JSON, so every tool reads the same prompt from it.");

    public static readonly DiagnosticRule TabIndentation = new(
        "PG0003", RuleSeverity.Error, "Tab as indentation",
        "A tab indents this line, and YAML allows only spaces. Replace the tab with spaces.",
        "YAML does not allow tabs as indentation, because their width depends on the editor.");

    public static readonly DiagnosticRule DuplicateKey = new(
        "PG0004", RuleSeverity.Error, "Field given twice",
        "`{0}` is given twice. The first one is in line {1}. Remove one of them.",
        "YAML readers disagree about which of two equal fields they use, so PromptGen accepts neither.");

    public static readonly DiagnosticRule UnknownAlias = new(
        "PG0005", RuleSeverity.Error, "Alias without anchor",
        "`*{0}` refers to an anchor that is not defined above it. Define it with `&{0}` before the value, or put text that begins with `*` in quotes.",
        "An alias repeats the value of an anchor that is defined earlier in the file.");

    public static readonly DiagnosticRule AliasInsideItself = new(
        "PG0006", RuleSeverity.Error, "Alias inside its own anchor",
        "`*{0}` is inside the value that `&{0}` names, so it would repeat endlessly. Write the value out.",
        "A prompt file is a tree, and a value cannot contain itself.");

    public static readonly DiagnosticRule TooManyNodes = new(
        "PG0007", RuleSeverity.Error, "Too many values",
        "The file contains more than {0} values after its aliases are expanded. Write the values out instead of aliasing lists of aliases.",
        "A few lines of nested aliases can expand to billions of values and stop a build.");

    public static readonly DiagnosticRule TooDeep = new(
        "PG0008", RuleSeverity.Error, "Nested too deeply",
        "Lists and mappings are nested more than {0} levels deep here. Flatten the value.",
        "The limit keeps a broken file from stopping a build.");

    public static readonly DiagnosticRule FileTooLarge = new(
        "PG0009", RuleSeverity.Error, "File too large",
        "The file has {0} characters, and the limit for prompt files, partials and message files is {1}. Pass large texts as variables.",
        "A file of this size is usually in the folder by mistake, and it slows down every build.");

    public static readonly DiagnosticRule InvalidUtf8 = new(
        "PG0010", RuleSeverity.Error, "Not valid UTF-8",
        "Invalid UTF-8: {0} marks bytes that could not be decoded. Save the file as UTF-8. If you need the character itself, write it as an escape in double quotes.",
        "Text that was decoded incorrectly would reach the model changed, without an error.");

    public static readonly DiagnosticRule OtherEncoding = new(
        "PG0011", RuleSeverity.Error, "Encoding other than UTF-8",
        "The file is not UTF-8. It looks like UTF-16 or a legacy code page. Save it as UTF-8.",
        "The hash of a prompt is computed from its characters, so every tool must read the same ones.");

    public static readonly DiagnosticRule ControlCharacter = new(
        "PG0012", RuleSeverity.Error, "Control character",
        "The invisible control character {0} is in the text. Remove it. If you need it, write it as an escape in double quotes.",
        "Reviewers cannot see invisible characters, and the model receives them.");

    public static readonly DiagnosticRule LineSeparator = new(
        "PG0013", RuleSeverity.Error, "Unicode line separator",
        "{0} ends a line for some YAML readers and not for others. Use a normal line end, or write it as an escape in double quotes.",
        "Every reader must understand a file in the same way.");

    public static readonly DiagnosticRule LoneSurrogate = new(
        "PG0014", RuleSeverity.Error, "Half of a character",
        "An escape in this text is half of a surrogate pair, which is not a character. Write both halves, or the character itself.",
        "Text with half a character cannot be written as UTF-8, so it cannot be sent or hashed.");

    public static readonly DiagnosticRule EmptyFile = new(
        "PG0015", RuleSeverity.Error, "Empty prompt file",
        "The file is empty. A prompt needs at least `prompt_id`, `version` and `template`.",
        "An empty prompt file usually means that its content was lost.");

    public static readonly DiagnosticRule SeveralDocuments = new(
        "PG0016", RuleSeverity.Error, "Several documents in one file",
        "A second YAML document begins here. Put each prompt in its own file.",
        "A file contains one prompt with one version.");

    public static readonly DiagnosticRule Tag = new(
        "PG0017", RuleSeverity.Error, "Tag not supported",
        "The tag `{0}` is not supported for this value. Remove the tag. To turn a value into text, put it in quotes.",
        "A tag can ask a YAML reader for any type. Prompt files contain only texts, numbers, booleans, lists and mappings.");

    public static readonly DiagnosticRule KeyIsNoText = new(
        "PG0018", RuleSeverity.Error, "Name is not a text",
        "The name of a field must be a text.{0}",
        "YAML allows lists and mappings as names, but they have no meaning in a prompt.");

    public static readonly DiagnosticRule MergeKey = new(
        "PG0019", RuleSeverity.Error, "Merge key",
        "`<<` is not supported, because merge keys are not part of YAML 1.2. Repeat the whole value with an alias, or write the fields out.",
        "YAML readers treat merge keys differently, and reviewers do not see the fields that they add.");

    public static readonly DiagnosticRule TooManyProblems = new(
        "PG0020", RuleSeverity.Error, "Many problems",
        "{0} more problems in this file are not shown. Correct the ones above first.",
        "In a file with this many problems, the later ones usually follow from the first.");

    public static readonly DiagnosticRule MergeConflict = new(
        "PG0021", RuleSeverity.Error, "Unresolved merge conflict",
        "A merge conflict is not resolved (`{0}`). Keep one of the two versions and remove the marker lines.",
        "Otherwise the model would receive both versions, and the markers too.");

    public static readonly DiagnosticRule TextCutByComment = new(
        "PG0022", RuleSeverity.Error, "Text that ends at a comment",
        "`{0}` is a comment in YAML, so the text ends before it. Put the text in quotes, or move the comment to a separate line.",
        "A `#` after a space begins a comment, so the rest of the sentence would silently be missing.");

    // PG01xx: fields of a prompt file.
    public static readonly DiagnosticRule UnknownField = new(
        "PG0101", RuleSeverity.Error, "Unknown field",
        "`{0}` is not a field of {1}. {2}",
        "An unknown field would be ignored, so it would have no effect.");

    public static readonly DiagnosticRule WrongValue = new(
        "PG0102", RuleSeverity.Error, "Wrong kind of value",
        "{0} must be {1}, but it is {2}.{3}",
        "Values are not converted, because a wrong guess could change the prompt.");

    public static readonly DiagnosticRule MissingField = new(
        "PG0103", RuleSeverity.Error, "Missing field",
        "{0} has no `{1}`. {2}",
        "Without this field the prompt has no identity, no version or no text.");

    public static readonly DiagnosticRule ConflictingFields = new(
        "PG0104", RuleSeverity.Error, "Fields that exclude each other",
        "`{0}` and `{1}` cannot be used together in {2}. {3}",
        "Both fields set the same thing, and only one of them can be used.");

    public static readonly DiagnosticRule UnknownChoice = new(
        "PG0105", RuleSeverity.Error, "Unknown value",
        "`{0}` is not a value of {1}. {2}",
        "Only the listed values are valid.");

    public static readonly DiagnosticRule EmptyValue = new(
        "PG0106", RuleSeverity.Error, "Empty value",
        "{0} is empty. {1}",
        "An empty text or list is usually a mistake, and it would be sent unchanged.");

    public static readonly DiagnosticRule TooMany = new(
        "PG0107", RuleSeverity.Error, "Too many",
        "{0} has {1} {2}. At most {3} are allowed.",
        "The limits keep generated code compilable and keep a broken file from stopping a build.");

    public static readonly DiagnosticRule DuplicateName = new(
        "PG0108", RuleSeverity.Error, "Name given twice",
        "The {0} `{1}` is defined twice. The first one is in line {2}. Rename one of them.",
        "The model and your code refer to these things by name, so each name must be unique.");

    public static readonly DiagnosticRule BadToolName = new(
        "PG0109", RuleSeverity.Error, "Bad tool name",
        "`{0}` is not a valid tool name. Use 1 to 64 characters: letters A to Z, digits, `_` and `-`.",
        "Model providers reject other names when the prompt is called.");

    public static readonly DiagnosticRule NumberOutsideJson = new(
        "PG0110", RuleSeverity.Error, "Number that JSON cannot represent",
        "The number `{0}` {1}. Write another number, or put it in quotes as a text.",
        "Parameters and schemas are sent to the model as JSON.");

    public static readonly DiagnosticRule FileOutside = new(
        "PG0111", RuleSeverity.Error, "File outside the prompt folder",
        "`{0}` is outside the prompt folder. Move the file into the folder and write its path relative to this file, with `/`.",
        "A prompt can use text only from files that the build reads and hashes.");

    public static readonly DiagnosticRule FileNotText = new(
        "PG0112", RuleSeverity.Error, "Not a message file",
        "`{0}` is not a message file. Name it `<name>.message.<extension>` or `<name>.partial.<extension>`.",
        "The build reads only files with these names.");

    public static readonly DiagnosticRule MissingFile = new(
        "PG0113", RuleSeverity.Error, "Message file not found",
        "`{0}` is not among the message files and partials of the project. {1}",
        "Without the file the message would have no text.");

    public static readonly DiagnosticRule MissingPartial = new(
        "PG0114", RuleSeverity.Error, "Partial not found",
        "The partial `{0}` does not exist. {1}",
        "An include must name a file `<name>.partial.<extension>` in the prompt folder.");

    public static readonly DiagnosticRule IncludeCycle = new(
        "PG0115", RuleSeverity.Error, "Partials include each other",
        "The partial `{0}` includes itself: {1}. Remove one of these includes.",
        "Rendering the partial would never end.");

    public static readonly DiagnosticRule DuplicatePartial = new(
        "PG0116", RuleSeverity.Error, "Two partials with one name",
        "`{0}` has the same partial name as {1}. Rename one of the files. Folders and letter case do not make names different.",
        "Otherwise an include could refer to either file.");

    public static readonly DiagnosticRule BadPartialName = new(
        "PG0117", RuleSeverity.Error, "Bad partial name",
        "\"{0}\" is not a valid partial name. Name the file `<name>.partial.<extension>`, with a name of 1 to 100 characters.",
        "An include refers to a partial by this name.");

    public static readonly DiagnosticRule MisspeltParameter = new(
        "PG0118", RuleSeverity.Error, "Misspelt parameter",
        "`{0}` is not a parameter that chat clients support. Write `{1}`.",
        "Chat clients ignore unknown parameters, so the model would use its default.");

    public static readonly DiagnosticRule ImpossibleSchema = new(
        "PG0119", RuleSeverity.Error, "Mistake in a JSON Schema",
        "{0} {1}",
        "The provider rejects the schema on every call, or no answer of the model can match it.");

    // PG02xx: the project that holds the prompts.
    public static readonly DiagnosticRule RuntimeLibraryMissing = new(
        "PG0201", RuleSeverity.Error, "The PromptGen library is not referenced",
        "'{0}' has prompt files but does not reference the PromptGen library, so no code is generated. Run `dotnet add package PromptGen`. If the package is referenced, remove the ExcludeAssets or PrivateAssets that exclude its compile assets.",
        "Generated classes use types of the library. Without it, every generated file would fail to compile with errors that do not name the cause.");

    public static readonly DiagnosticRule InvalidNamespace = new(
        "PG0202", RuleSeverity.Error, "PromptGenNamespace is not a C# namespace",
        "PromptGenNamespace is '{0}', which is not a C# namespace, so no code is generated. Write a namespace such as '{1}', or remove the property to use RootNamespace.",
        "The property sets the namespace of all generated classes. Your code refers to it too, so PromptGen does not correct it silently.");

    public static readonly DiagnosticRule InvalidVisibility = new(
        "PG0203", RuleSeverity.Error, "PromptGenVisibility is neither public nor internal",
        "PromptGenVisibility is '{0}', so no code is generated. Write 'public' (the default) or 'internal'.",
        "The property decides whether other assemblies see the generated classes. A misspelt 'internal' would add them to the public API of a library.");

    // The next two are reported by build/PromptGen.targets, which has their words too: in such a build nothing of ours runs.
    public static readonly DiagnosticRule NotCSharp = new(
        "PG0204", RuleSeverity.Error, "Not a C# project",
        "PromptGen generates C#, and this is a {0} project, so its prompt files would be ignored. Move them to a C# project and reference that project from here.",
        "The generator runs only in C# projects. Without this error, prompts would be ignored silently.");

    public static readonly DiagnosticRule HostTooOld = new(
        "PG0205", RuleSeverity.Error, "The build tools are too old",
        "PromptGen needs the .NET 8 SDK or MSBuild 17.8 or later, and this is MSBuild {0}. Install a later SDK, or change the SDK version in global.json.",
        "An older compiler only warns that it cannot load the generator. The errors that follow do not name the cause.");

    public static readonly DiagnosticRule SharedPath = new(
        "PG0206", RuleSeverity.Error, "Two prompt files with one path",
        "`{0}` is the path of another prompt file in this project too, so neither file generates code. Set a different `Link` on one item, or move one file.",
        "Records and generated files are named after the path of a prompt file in the project, so the path must be unique.");

    public static readonly DiagnosticRule InvalidEmbedDepth = new(
        "PG0207", RuleSeverity.Error, "PromptGenEmbed is not a number from 0 to 100",
        "PromptGenEmbed is '{0}', so no code is generated. Write the number of earlier releases to compile for each prompt, from 0 to 100. The default is 1.",
        "The property decides which earlier versions an application can roll back to without a new build.");

    // The next are reported by build/PromptGen.targets, and the last by build/PromptGen.AddOn.targets, too.
    public static readonly DiagnosticRule NoPromptFile = new(
        "PG0208", RuleSeverity.Warning, "No prompt file found",
        "The project references PromptGen, but there is no prompt file in '{0}', so no class is generated. Run `dotnet promptgen new greeting`, or create '{0}/greeting.prompt.yaml'.",
        "A package that finds nothing would otherwise do nothing, and nothing would say why.");

    public static readonly DiagnosticRule NotNamedAsPrompt = new(
        "PG0209", RuleSeverity.Warning, "A file in the prompt folder that is not read",
        "'{0}' is not read, because the name of a prompt file ends in '.prompt.yaml', '.prompt.yml' or '.prompt.json'. Rename it to '{1}'.",
        "Other tools name their prompt files otherwise, and the file would be ignored silently.");

    public static readonly DiagnosticRule OutsidePromptFolder = new(
        "PG0210", RuleSeverity.Warning, "A prompt file outside the prompt folder",
        "'{0}' is not read, because it is outside the prompt folder '{1}'. Move it to '{1}/{2}', or set the property PromptGenFolder to its folder.",
        "The build reads the prompt files of one folder, so the file would be ignored silently.");

    public static readonly DiagnosticRule TwoPromptFolders = new(
        "PG0211", RuleSeverity.Error, "Two prompt folders that differ in case",
        "The project has the folders 'Prompts' and 'prompts', which are one folder on Windows and macOS. Move the files of 'prompts' to 'Prompts', and delete 'prompts'.",
        "A clone on another system would have other prompts.");

    public static readonly DiagnosticRule GlobalReference = new(
        "PG0212", RuleSeverity.Error, "PromptGen is a GlobalPackageReference",
        "PromptGen is a GlobalPackageReference, which leaves out the library that generated code calls. Remove it, write <PackageVersion Include=\"PromptGen\" Version=\"...\" /> in its place, and <PackageReference Include=\"PromptGen\" /> in this project.",
        "Such a reference is for tools of the build. Generated classes return types of a library that the application loads.");

    public static readonly DiagnosticRule PropsNotImported = new(
        "PG0213", RuleSeverity.Error, "TargetFramework beside TargetFrameworks",
        "The project sets TargetFramework beside TargetFrameworks, so NuGet does not import build/PromptGen.props and no prompt file is found. Remove TargetFramework, or remove TargetFrameworks.",
        "NuGet imports the file for each framework of TargetFrameworks, and TargetFramework is not known when it decides.");

    public static readonly DiagnosticRule AddOnAlone = new(
        "PG0214", RuleSeverity.Error, "Prompt files without the package PromptGen",
        "The project has prompt files and references {0}, but not PromptGen, which compiles them. Run `dotnet add package PromptGen`.",
        "Only the package PromptGen contains the generator. Packages that depend on it do not pass it on.");

    // PG03xx: the files beside the compiled assembly, as the build task finds them.
    public static readonly DiagnosticRule LinkAmongInputs = new(
        "PG0301", RuleSeverity.Error, "A prompt file is a symbolic link",
        "'{0}' is a symbolic link or a junction, so the prompt can change without a change in the project folder. Replace the link with the file. To share a file between projects, list its real path as PromptGenFile with Link metadata.",
        "The target of a link is not part of a review or a checkout, and it can differ on another machine.");

    public static readonly DiagnosticRule InputChanged = new(
        "PG0302", RuleSeverity.Error, "A prompt file is not what was compiled",
        "'{0}' has changed since '{1}' was compiled from it, so the manifest is not written. Build again, and make sure that nothing writes the file during the build.",
        "The manifest lists the texts in the assembly. The build task writes it only if they match the files on disk.");

    public static readonly DiagnosticRule InputMissing = new(
        "PG0303", RuleSeverity.Error, "A prompt file that was compiled cannot be read",
        "'{0}' cannot be read, and '{1}' was compiled from it: {2}",
        "The manifest lists the texts in the assembly. The build task writes it only if they match the files on disk.");

    public static readonly DiagnosticRule PromptNotInAssembly = new(
        "PG0304", RuleSeverity.Error, "A prompt file is not in the assembly",
        "'{0}' is a prompt file of the project, but '{1}' has no record of it, so the manifest is not written. Rebuild the project. If the error remains, look for the warnings CS8784, CS8785 and CS9057: they report that the source generator did not run.",
        "A manifest without this prompt would claim that the prompt does not ship.");

    public static readonly DiagnosticRule UnreadableRecord = new(
        "PG0305", RuleSeverity.Error, "The assembly's prompt records cannot be read",
        "The prompt records of '{0}' cannot be read: {1} Rebuild the project with a single version of the package PromptGen.",
        "The build task makes the manifest from the prompt records in the compiled assembly.");

    public static readonly DiagnosticRule EffectiveHashDiffers = new(
        "PG0306", RuleSeverity.Error, "The effective prompt differs from the assembly's",
        "The effective prompt of '{0}' has the hash {1}, but '{2}' was compiled with {3}. Rebuild the project.",
        "The canonical bytes are evidence of what ships. The build task writes them only if their hash matches the hash in the assembly.");

    public static readonly DiagnosticRule OutputNotWritten = new(
        "PG0307", RuleSeverity.Error, "The prompt manifest cannot be written",
        "'{0}' cannot be written: {1}",
        "The manifest lists what the build ships. Without a new one, later steps would read an outdated manifest.");

    // PG04xx: the command line, its files and folders.
    public static readonly DiagnosticRule PromptFolderNotFound = new(
        "PG0401", RuleSeverity.Error, "No prompt folder",
        "{0} {1}",
        "Commands read the prompt files of one project.");

    public static readonly DiagnosticRule NoPromptFiles = new(
        "PG0402", RuleSeverity.Error, "No prompt file in the folder",
        "'{0}' does not contain a prompt file (*.prompt.yaml, *.prompt.yml, *.prompt.json). Run `dotnet promptgen new ID` to create one, or name another folder with --prompts.",
        "If a command did nothing in the wrong folder, you could mistake it for success.");

    public static readonly DiagnosticRule PackageNotReferenced = new(
        "PG0403", RuleSeverity.Error, "The project does not reference PromptGen",
        "'{0}' does not reference the package PromptGen, so builds do not read these prompts. Run `dotnet add package PromptGen` in the project folder, or name the prompt folder with --prompts to continue anyway.",
        "Versions mean something only if a build contains the prompts.");

    public static readonly DiagnosticRule FileNotWritten = new(
        "PG0404", RuleSeverity.Error, "File cannot be written",
        "'{0}' cannot be written: {1} {2}",
        "Each file is written under another name and then renamed, so a file is never written partially.");

    public static readonly DiagnosticRule FileNotRead = new(
        "PG0405", RuleSeverity.Error, "File cannot be read",
        "'{0}' cannot be read: {1}",
        "A check that skipped a file would report it as correct.");

    public static readonly DiagnosticRule AnotherStampRuns = new(
        "PG0406", RuleSeverity.Error, "Another stamp is running",
        "Another `dotnet promptgen stamp` has used these prompts for more than {0} seconds and locks '{1}'. Wait for it or stop it, then run the command again.",
        "Two stamps at the same time could use one version for two texts.");

    public static readonly DiagnosticRule UnknownPrompt = new(
        "PG0407", RuleSeverity.Error, "Unknown prompt",
        "The prompt `{0}` does not exist in '{1}'. {2}",
        "If a command skipped an unknown prompt, you could mistake it for success.");

    public static readonly DiagnosticRule BadArgument = new(
        "PG0408", RuleSeverity.Error, "Value does not fit its variable",
        "The value of `{0}` {1}.",
        "Commands check values by the same rules as the generated code.");

    public static readonly DiagnosticRule MissingArgument = new(
        "PG0409", RuleSeverity.Error, "Variable without a value",
        "The variable `{0}` ({1}) has no value and no default. Pass it as `-- {0}=VALUE`, or add it to the file that --values names.",
        "PromptGen does not invent values.");

    public static readonly DiagnosticRule UnreadableInput = new(
        "PG0410", RuleSeverity.Error, "Input cannot be understood",
        "'{0}' cannot be used here: {1}",
        "The input of a command must have exactly one meaning.");

    public static readonly DiagnosticRule ManifestDisagrees = new(
        "PG0411", RuleSeverity.Error, "Manifest, binary and files do not agree",
        "`{0}`: {1}.",
        "The manifest is the proof of what ships. If it is wrong, every decision that is based on it is wrong too.");

    public static readonly DiagnosticRule ReleaseNotListed = new(
        "PG0412", RuleSeverity.Error, "The project does not list a release",
        "'{0}' is not listed in the project, so builds do not read this release. Add `<PromptGenFile Include=\"{1}\" />` to the project.",
        "If no build reads the release file, changes to the released version are not detected.");

    public static readonly DiagnosticRule FileIgnoredByGit = new(
        "PG0413", RuleSeverity.Warning, "Git ignores a file that belongs in the repository",
        "Git ignores '{0}', so clones do not contain it: line {2} of {3} is `{4}`. Run `git add -f {1}`, or add the line `{5}` at the end of {6}.",
        "Builds of a clone fail without the file, and builds on your machine do not show that it is missing.");

    // PG10xx: identifiers, variables and their types.
    public static readonly DiagnosticRule BadPromptId = new(
        "PG1001", RuleSeverity.Error, "Bad prompt id",
        "`{0}` is not a valid prompt id{1}. Use words of a-z and 0-9 joined by `-` that begin with a letter, at most 100 characters{2}.",
        "The id becomes the class name, the folder of the releases and the name in telemetry.");

    public static readonly DiagnosticRule BadVersion = new(
        "PG1002", RuleSeverity.Error, "Bad version id",
        "`{0}` is not a version id: {1}. A version id is a date and a number, such as `2026-03-15.1`. Run `dotnet promptgen stamp` to write it.",
        "Version ids have one form, so they sort by date everywhere.");

    public static readonly DiagnosticRule BadName = new(
        "PG1003", RuleSeverity.Error, "Bad name",
        "`{0}` is not valid as {1}. {2}",
        "The name is used in templates and becomes a C# name.");

    public static readonly DiagnosticRule ReservedName = new(
        "PG1004", RuleSeverity.Error, "Name reserved by the template language",
        "`{0}` cannot be the name of a {1}, because it is {2} of the template language. Choose another name, such as `{3}`.",
        "Templates could no longer use one of the two.");

    public static readonly DiagnosticRule UnknownType = new(
        "PG1005", RuleSeverity.Error, "Unknown type",
        "`{0}` is not a type. {1}",
        "The type of a variable decides its C# type and the operations that templates can use.");

    public static readonly DiagnosticRule FieldDoesNotApply = new(
        "PG1006", RuleSeverity.Error, "Field does not apply",
        "`{0}` does not apply to {1}. {2}",
        "A constraint without effect would suggest a check that does not happen.");

    public static readonly DiagnosticRule IncompleteType = new(
        "PG1007", RuleSeverity.Error, "Incomplete type",
        "{0} is of type `{1}` but has no `{2}`. {3}",
        "An array needs the type of its items, an object its properties and an enum its values.");

    public static readonly DiagnosticRule BadDefault = new(
        "PG1008", RuleSeverity.Error, "Bad default",
        "The default of {0} {1}.{2}",
        "A default is rendered like a value that the caller passes, so it must follow the same rules.");

    public static readonly DiagnosticRule BadPattern = new(
        "PG1009", RuleSeverity.Error, "Bad pattern",
        "The pattern of {0} is not a .NET regular expression: {1}.",
        "Every value that the caller passes is checked against the pattern.");

    public static readonly DiagnosticRule BadFormat = new(
        "PG1010", RuleSeverity.Error, "Bad format",
        "The format of {0} is not {1}: {2}.",
        "With an invalid format, the prompt would contain the format instead of the value.");

    public static readonly DiagnosticRule NameCollision = new(
        "PG1011", RuleSeverity.Error, "Two things with one C# name",
        "The {0} `{1}` and the {2} `{3}` both have the C# name `{4}`. {5}",
        "The generated class would not compile.");

    public static readonly DiagnosticRule BadCSharpName = new(
        "PG1012", RuleSeverity.Error, "Bad C# name",
        "`{0}` is not valid as the C# name of {1}. {2}",
        "The name is written into the generated code.");

    public static readonly DiagnosticRule ReservedCSharpName = new(
        "PG1013", RuleSeverity.Error, "Name of a generated member",
        "The {0} `{1}` has the C# name `{2}`, which {3}. {4}",
        "The generated class would not compile.");

    public static readonly DiagnosticRule DuplicateEnumValue = new(
        "PG1014", RuleSeverity.Error, "Enum value given twice",
        "The value `{0}` is listed twice. Remove one of them.",
        "Each value of an enum becomes one member of the C# enum.");

    public static readonly DiagnosticRule BadLimit = new(
        "PG1015", RuleSeverity.Error, "Bad max_length",
        "The `max_length` of {0} must be a whole number from 1 to {1}, but it is {2}.",
        "The length is counted in UTF-16 code units, like `string.Length`.");

    public static readonly DiagnosticRule DuplicatePromptId = new(
        "PG1016", RuleSeverity.Error, "Two prompts with one id",
        "The prompt id `{0}` is also used by {1}. Use a different id for each prompt.",
        "An id names one prompt in code, releases and telemetry.");

    public static readonly DiagnosticRule DuplicateClassName = new(
        "PG1017", RuleSeverity.Error, "Two prompts with one class name",
        "The prompt ids `{0}` and `{2}` (in {3}) both generate the class `{1}`. Change one of the ids. Letter case does not make them different.",
        "The generated classes would have the same name.");

    public static readonly DiagnosticRule UnusedVariable = new(
        "PG1018", RuleSeverity.Warning, "Unused variable",
        "The variable `{0}` is not used in any template. Use it, or remove it.",
        "An unused variable is often a misspelt one, or a line of the template was lost. Callers must pass it without effect.");

    // PG11xx: template syntax.
    public static readonly DiagnosticRule UnterminatedTag = new(
        "PG1101", RuleSeverity.Error, "Tag is not closed",
        "This tag is never closed. Write two closing braces where it ends.",
        "Everything after an open tag would be read as code instead of text.");

    public static readonly DiagnosticRule UnterminatedString = new(
        "PG1102", RuleSeverity.Error, "String is not closed",
        "This string is never closed. Write {0} where it ends.",
        "Everything after an open string would be part of it.");

    public static readonly DiagnosticRule UnterminatedRawBlock = new(
        "PG1103", RuleSeverity.Error, "Raw block is not closed",
        "This raw block is never closed. Write `{0}` where it ends.",
        "Everything after an open raw block would be plain text, including tags.");

    public static readonly DiagnosticRule UnknownEscape = new(
        "PG1104", RuleSeverity.Error, "Unknown escape sequence",
        "`{0}` is not an escape sequence. Write `\\\\` for a backslash, or put the string between backticks, which do not use escapes.",
        "The escapes of a string are \\0 \\' \\\" \\\\ \\b \\f \\n \\r \\t \\v \\uXXXX \\xXX and a backslash before a line end.");

    public static readonly DiagnosticRule UnexpectedToken = new(
        "PG1105", RuleSeverity.Error, "Unexpected token",
        "`{0}` is not expected here: {1}.",
        "The template does not follow the grammar here, so its meaning would be a guess.");

    public static readonly DiagnosticRule ExpressionExpected = new(
        "PG1106", RuleSeverity.Error, "Expression expected",
        "An expression is missing before `{0}`: {1}.",
        "The template does not follow the grammar here, so its meaning would be a guess.");

    public static readonly DiagnosticRule MissingEnd = new(
        "PG1107", RuleSeverity.Error, "Block is not closed",
        "`{0}` is never closed. Write a tag with `end` where the block ends.",
        "A block ends at its `end`. Without it, the rest of the template would belong to the block.");

    public static readonly DiagnosticRule StrayBlockWord = new(
        "PG1108", RuleSeverity.Error, "Word without its block",
        "`{0}` does not belong to an open block. Remove it, or open the block before it.",
        "`end`, `else`, `else if` and `when` continue or close a block.");

    public static readonly DiagnosticRule NestedTooDeep = new(
        "PG1109", RuleSeverity.Error, "Nested too deeply",
        "Expressions and blocks are nested more than {0} levels deep here. Assign parts to variables, or move blocks to partials.",
        "The limit keeps a template from exhausting the stack of the compiler.");

    public static readonly DiagnosticRule InvalidNumber = new(
        "PG1110", RuleSeverity.Error, "Not a number",
        "`{0}` is not a number: {1}.",
        "A number consists of digits with an optional fraction, exponent and suffix (`f`, `d`, `m`). Integers must fit in 64 bits.");

    public static readonly DiagnosticRule UnsupportedConstruct = new(
        "PG1111", RuleSeverity.Error, "Construct is not supported",
        "`{0}` is not supported in prompts. Instead, {1}.",
        "PromptGen rejects constructs whose result it cannot determine at compile time.");

    public static readonly DiagnosticRule ForeignKeyword = new(
        "PG1112", RuleSeverity.Error, "Keyword of another language",
        "`{0}` is not a keyword of the template language. Write `{1}`.",
        "The template language would read the word as a name, and the template would mean something else.");

    public static readonly DiagnosticRule ParenthesesNeeded = new(
        "PG1113", RuleSeverity.Error, "Parentheses needed",
        "Parentheses are needed around {0}.",
        "Without them the template language reads this expression differently from how it looks.");

    public static readonly DiagnosticRule ForeignTemplateSyntax = new(
        "PG1114", RuleSeverity.Error, "Syntax of another template language",
        "`{0}` is {1}, which {2}. {3} To send it as text, put `{4}` before it and `{5}` after it.",
        "Prompts are written in Scriban. Syntax of another language would be sent as text, or left out.");

    // PG12xx: template meaning.
    public static readonly DiagnosticRule UndeclaredName = new(
        "PG1201", RuleSeverity.Error, "Name is not declared",
        "`{0}` is not defined. {1}",
        "A template can use the variables of its prompt, the names that it assigns, and the items of enclosing loops.");

    public static readonly DiagnosticRule UnknownMember = new(
        "PG1202", RuleSeverity.Error, "Unknown member",
        "`{0}` does not have a member `{1}`. {2}",
        "The template language prints nothing for an unknown member, so a misspelt name would not be noticed.");

    public static readonly DiagnosticRule WrongOperands = new(
        "PG1203", RuleSeverity.Error, "Operation does not fit its operands",
        "`{0}` cannot be applied to {1} and {2}. Convert one of them, or compare members of the values.",
        "The operation fails when the template is rendered, or its result depends on values that are known only then.");

    public static readonly DiagnosticRule WrongType = new(
        "PG1204", RuleSeverity.Error, "Wrong type",
        "`{0}` cannot be used with {1}. Write {2}.",
        "The operation fails when the template is rendered, or its result depends on values that are known only then.");

    public static readonly DiagnosticRule NotIterable = new(
        "PG1205", RuleSeverity.Error, "Cannot loop over this",
        "`{0}` is {1}, and `for` needs a list, a range or a string.",
        "The loop fails when the template is rendered.");

    public static readonly DiagnosticRule RecursiveInclude = new(
        "PG1207", RuleSeverity.Error, "A partial cannot include itself here",
        "The partial `{0}` includes itself in a way that cannot be checked at compile time: {1}.",
        "In the inner include, names or types would have another meaning.");

    public static readonly DiagnosticRule TwoTypes = new(
        "PG1208", RuleSeverity.Error, "Name with two types",
        "`{0}` has two types: {1} and {2}. Use one type, or two names.",
        "The meaning of the name would depend on values that are known only when the template is rendered.");

    public static readonly DiagnosticRule NotAssigned = new(
        "PG1209", RuleSeverity.Error, "Name is not assigned on every path",
        "`{0}` may not have a value here, because some path does not assign it. Assign it before the block.",
        "A name without a value fails when the template is rendered.");

    public static readonly DiagnosticRule UnknownFunction = new(
        "PG1210", RuleSeverity.Error, "Unknown function",
        "The function `{0}` does not exist. {1}",
        "Calling an unknown function fails when the template is rendered.");

    public static readonly DiagnosticRule NotAFunction = new(
        "PG1211", RuleSeverity.Error, "Not a function",
        "`{0}` is not a function. Write an operator between it and the value after it.",
        "Two values next to each other are a call: the first is the function, and the others are its arguments.");

    public static readonly DiagnosticRule WrongArgumentCount = new(
        "PG1212", RuleSeverity.Error, "Wrong number of arguments",
        "`{0}` is called with {1} arguments. Its parameters are: {2}. A value before a pipe is the first argument.",
        "The call fails when the template is rendered.");

    public static readonly DiagnosticRule WrongArgument = new(
        "PG1213", RuleSeverity.Error, "Wrong argument",
        "`{0}` does not accept {2} as `{1}`. Convert the value first.",
        "The call fails when the template is rendered, or its result depends on values that are known only then.");

    public static readonly DiagnosticRule AlwaysNull = new(
        "PG1214", RuleSeverity.Error, "Member of null",
        "`{0}` is always null here, so it has no members. Assign a value to it first, or remove the access.",
        "The access fails when the template is rendered.");

    public static readonly DiagnosticRule OutsideLoop = new(
        "PG1215", RuleSeverity.Error, "Only inside a loop",
        "`{0}` can be used only inside its loop, in the same template. Move it into the loop.",
        "Outside its loop it fails when the template is rendered.");

    public static readonly DiagnosticRule ReservedWord = new(
        "PG1216", RuleSeverity.Error, "Name is reserved",
        "`{0}` is a word of the template language. Use another name.",
        "Assigning to it would hide a part of the language.");

    public static readonly DiagnosticRule InvalidPattern = new(
        "PG1217", RuleSeverity.Error, "Not a regular expression",
        "`{0}` is not a regular expression. Check its brackets, parentheses and quantifiers. Between backticks, a backslash is an ordinary character.",
        "The call fails every time the template is rendered.");

    public static readonly DiagnosticRule UntrustedInstruction = new(
        "PG1218", RuleSeverity.Error, "Untrusted text in instructions",
        "`{0}` contains untrusted text, and this message is read as instructions. Write `{0} | prompt.fence`, or move it to a user message.",
        "A model follows system and developer messages, so it would follow text from a user there as well.");

    public static readonly DiagnosticRule InvalidFenceName = new(
        "PG1219", RuleSeverity.Error, "Invalid fence name",
        "`{0}` is not a valid fence name. Write a literal of lower-case letters, digits and hyphens, at most 40, as in `prompt.fence \"ticket\"`.",
        "The name is part of the line that opens the fence. A value from outside could close the fence.");

    public static readonly DiagnosticRule ExpandsTooFar = new(
        "PG1220", RuleSeverity.Error, "Template expands too far",
        "`{0}` expands too far: {1}.",
        "Partials and functions are compiled once for each combination of argument types. The compiler limits how large a template becomes, so every template compiles quickly.");

    public static readonly DiagnosticRule AlwaysTrue = new(
        "PG1221", RuleSeverity.Warning, "Condition that is always true",
        "`{0}` is {1}, and a condition treats it as true. {2}",
        "Only null and `false` are not true. The part that the condition should leave out is sent in every prompt.");

    public static readonly DiagnosticRule SharedTextDoesNotFit = new(
        "PG1250", RuleSeverity.Error, "A shared text does not fit a prompt",
        "The prompt '{0}' uses this text, with this problem: {1} ({2})",
        "A partial or a message file is checked for each prompt that uses it, because its meaning depends on the variables of that prompt.");

    // PG2xxx: C# code. The analyzers report these.
    public static readonly DiagnosticRule HiddenInstructions = new(
        "PG2001", RuleSeverity.Warning, "Instructions written in code",
        "This text reaches a model as instructions, through {0}, without a version or hash. Move it to a prompt file and pass the result of its Render method.",
        "Instructions decide what a model does. In code they change without a version, a hash, an evaluation or a rollback.");

    public static readonly DiagnosticRule DistantHiddenInstructions = new(
        "PG2002", RuleSeverity.Warning, "Instructions written in another file of the code",
        "This text reaches a model as instructions, through {0} in another file, without a version or hash. Move it to a prompt file and pass the result of its Render method.",
        "Same as PG2001, but the path from the text to the model crosses files. The analyzer finds it only when it checks the whole compilation.");

    public static readonly DiagnosticRule HiddenTemplate = new(
        "PG2003", RuleSeverity.Warning, "Prompt template written in code",
        "This template reaches {0} without a version or hash. Move it to a prompt file, where the compiler checks its variables.",
        "An SDK fills in its templates at run time: a misspelt placeholder fails in production, and an edit is not recorded.");

    public static readonly DiagnosticRule DistantHiddenTemplate = new(
        "PG2004", RuleSeverity.Warning, "Prompt template written in another file of the code",
        "This template reaches {0} in another file, without a version or hash. Move it to a prompt file, where the compiler checks its variables.",
        "Same as PG2003, but the path from the text to the model crosses files. The analyzer finds it only when it checks the whole compilation.");

    public static readonly DiagnosticRule HiddenUserTemplate = new(
        "PG2005", RuleSeverity.Warning, "User message with a template written in code",
        "This template is sent as a user message through {0}, without a version or hash. Move it to a prompt file, as a message with role user.",
        "The words around the input of a user influence the model like instructions. Off by default, because demos and tests contain many such messages.")
    { IsEnabledByDefault = false };

    public static readonly DiagnosticRule DistantHiddenUserTemplate = new(
        "PG2006", RuleSeverity.Warning, "User message with a template written in another file of the code",
        "This template is sent as a user message through {0} in another file, without a version or hash. Move it to a prompt file, as a message with role user.",
        "Same as PG2005, but the path from the text to the model crosses files. Off by default.")
    { IsEnabledByDefault = false };

    public static readonly DiagnosticRule UntrackedPromptFile = new(
        "PG2007", RuleSeverity.Warning, "Prompt text from an untracked file",
        "The text that is read here reaches a model through {0} without a version. Make the file a prompt file, a partial or a message file.",
        "A file outside the build can be edited on a server without a trace, and its variables are not checked.");

    public static readonly DiagnosticRule DistantUntrackedPromptFile = new(
        "PG2008", RuleSeverity.Warning, "Prompt text from an untracked file, read elsewhere",
        "The text that is read here reaches a model through {0} in another file, without a version. Make the file a prompt file, a partial or a message file.",
        "Same as PG2007, but the path from the text to the model crosses files. The analyzer finds it only when it checks the whole compilation.");

    public static readonly DiagnosticRule ToolDescription = new(
        "PG2010", RuleSeverity.Info, "Tool description written in code",
        "The tool description written here reaches a model through {0} without a version. Move it to a prompt file, so it is part of the hash and the releases.",
        "A model chooses tools by their descriptions, so changing a description changes what the model does.");

    public static readonly DiagnosticRule FormattedArgument = new(
        "PG2101", RuleSeverity.Warning, "Value formatted before it is rendered",
        "`{0}` receives text from {1}, so code decides a part of the prompt. Declare the variable with the value's type and a `format`, and pass the value.",
        "The format of a value is part of the prompt and of its hash. It must not depend on the culture of a machine.");

    public static readonly DiagnosticRule EditedAfterRender = new(
        "PG2102", RuleSeverity.Warning, "Rendered text edited",
        "The rendered text is changed before it reaches {0}, so the model receives a text that the hash does not describe. Make the change in the prompt file.",
        "A version describes one text. Text that is added after rendering is not part of any version, and telemetry names the wrong one.");

    public static readonly DiagnosticRule IdentityLost = new(
        "PG2103", RuleSeverity.Info, "Rendered prompt reduced to its text",
        "Only the text reaches {0} from here, so the version of the prompt is lost. Pass the rendered prompt, or pass its Identity with the text.",
        "A response can be traced to the version that produced it only if the version is passed with the text.");

    public static readonly DiagnosticRule SwappableArguments = new(
        "PG2104", RuleSeverity.Info, "Arguments that are easy to swap",
        "`{0}` and `{1}` are both {2} and adjacent, so swapped arguments still compile. Name the arguments, or use Args.",
        "The order of the parameters is the order in the prompt file, and it can change.");

    public static readonly DiagnosticRule ToolDisagreement = new(
        "PG2105", RuleSeverity.Error, "Tool and its method disagree",
        "The tool `{0}` of `{1}` and this method disagree: {2}",
        "The model sees the tool as the prompt file describes it, and calls the method accordingly.");

    public static readonly DiagnosticRule ToolMethodNotFound = new(
        "PG2106", RuleSeverity.Error, "Method of a tool not found",
        "The tool `{0}` of `{1}` names the method `{2}`, which this project does not contain. Correct `method:` in the prompt file, or remove it.",
        "A tool that names a method is checked against that method, so the method must exist.");

    public static readonly DiagnosticRule DistantEditedAfterRender = new(
        "PG2107", RuleSeverity.Warning, "Rendered text edited, and sent from another file",
        "The rendered text is changed before it reaches {0} in another file, so the model receives a text that the hash does not describe. Make the change in the prompt file.",
        "Same as PG2102, but the path from the text to the model crosses files. The analyzer finds it only when it checks the whole compilation.");

    public static readonly DiagnosticRule DistantIdentityLost = new(
        "PG2108", RuleSeverity.Info, "Rendered prompt reduced to its text, and sent from another file",
        "Only the text reaches {0} in another file from here, so the version of the prompt is lost. Pass the rendered prompt, or pass its Identity with the text.",
        "Same as PG2103, but the path from the text to the model crosses files. The analyzer finds it only when it checks the whole compilation.");

    // PG30xx: versions.
    public static readonly DiagnosticRule NoRelease = new(
        "PG3001", RuleSeverity.Warning, "No release yet",
        "Version {1} of `{0}` has not been released, so changes to it are not detected. Run `dotnet promptgen stamp` to release it.",
        "You can roll back only to a released version, and PromptGen detects edits only to released text.");

    public static readonly DiagnosticRule MissingRelease = new(
        "PG3002", RuleSeverity.Error, "Release not found",
        "The release {1} of `{0}` does not exist. {2}",
        "A version id names a release that does not change. Without the file, its text is unknown.");

    public static readonly DiagnosticRule RollbackNotEarlier = new(
        "PG3003", RuleSeverity.Error, "Rollback target is not earlier",
        "`rollback_to: {0}` is not earlier than `version: {1}`. Name a version that was released earlier.",
        "A rollback returns to an earlier version.");

    public static readonly DiagnosticRule Drift = new(
        "PG3004", RuleSeverity.Warning, "Prompt differs from its release",
        "`{0}` differs from its release {1}: {2}. Run `dotnet promptgen stamp` to release it as a new version, or undo the change.",
        "A version names exactly one prompt. Otherwise renderings, logs and evaluations of one version would describe different texts.");

    public static readonly DiagnosticRule PartialDrift = new(
        "PG3005", RuleSeverity.Warning, "Partial differs from released text",
        "The partial `{0}` differs from the text that was released with {1}: {2}. Run `dotnet promptgen stamp` to release these prompts as new versions, or undo the change.",
        "A partial is part of every prompt that includes it, so an edit changes all of them.");

    public static readonly DiagnosticRule ContractChanged = new(
        "PG3006", RuleSeverity.Warning, "Contract changed",
        "`{0}` requires more of the calling code than its release {1}: {2}. Change the code too, then run `dotnet promptgen stamp --accept-contract \"why\"`.",
        "Code, tools and answer parsers rely on the contract of a release, so a breaking change must be deliberate.");

    public static readonly DiagnosticRule CannotStamp = new(
        "PG3007", RuleSeverity.Error, "Cannot be stamped",
        "`{0}` cannot be stamped: {1}. {2}",
        "A version cannot be changed later, so `stamp` writes nothing if the version would be wrong.");

    public static readonly DiagnosticRule UnusableEvidence = new(
        "PG3008", RuleSeverity.Warning, "Evidence is not for this release",
        "The evidence does not match the release next to it: {0}. Evaluate the release again, or remove the file.",
        "Evidence applies only to the text whose hash it names.");

    // PG40xx: releases and rollback.
    public static readonly DiagnosticRule MissingRollbackRelease = new(
        "PG4001", RuleSeverity.Error, "Rollback target not found",
        "`{0}` cannot roll back to {1}, because that release does not exist. {2}",
        "The build checks rollback targets, so a rollback does not fail during an incident.");

    public static readonly DiagnosticRule ReleaseChanged = new(
        "PG4002", RuleSeverity.Error, "Release was changed",
        "The release {1} of `{0}` was changed after it was made: its content now has {2}. Restore the file from version control.",
        "A released version never changes. Everything that names a version relies on that.");

    public static readonly DiagnosticRule MisplacedRelease = new(
        "PG4003", RuleSeverity.Error, "Release in the wrong place",
        "{0} is not where its release belongs: {1}. A release belongs in `versions/PROMPT_ID/VERSION.release.yaml`. Restore the file from version control.",
        "PromptGen finds releases by folder and file name, so a file with another name would be another release.");

    public static readonly DiagnosticRule ReleaseOfOtherLanguage = new(
        "PG4004", RuleSeverity.Error, "Release in another template language",
        "This release was made for the template language {0}, and this version of PromptGen knows {1}. Use a version of PromptGen that knows both.",
        "Another version of the template language could render a different text from the same template.");

    public static readonly DiagnosticRule RollbackDoesNotFit = new(
        "PG4005", RuleSeverity.Error, "Rollback target does not fit",
        "`{0}` cannot roll back to {1}, because {1} does not fit the code of this build: {2}. Restore what {1} needs, name another release, or remove `rollback_to`.",
        "After a rollback, the older version uses the values, tools and parsers of the current code. The build checks that this works.");

    public static readonly DiagnosticRule OtherPredecessor = new(
        "PG4006", RuleSeverity.Error, "Release has another predecessor",
        "The release {1} of `{0}` was made from {2} with the hash {3}, but the release {2} here has {4}. Restore the release that it was made from.",
        "Accepted contract changes and rollback targets were checked against that predecessor only.");

    public static readonly DiagnosticRule ReleaseInFormerFolder = new(
        "PG4007", RuleSeverity.Error, "Release in a folder named `releases`",
        "'{0}' is in a folder named `releases`, which builds do not read. Move the folder: `git mv {1} {2}`, or `mv {1} {2}` if git does not track it.",
        "Most .gitignore files for .NET ignore folders named `releases`, so release files in them are missing from every clone.");

    // PG41xx: states, packs and signatures at run time and on disk.
    public static readonly DiagnosticRule UnreadableState = new(
        "PG4101", RuleSeverity.Error, "Not a release state",
        "Not a release state: {0}.",
        "A state that is incomplete, damaged or in an unknown format is rejected. The application continues with the previous state.");

    public static readonly DiagnosticRule UnknownStateField = new(
        "PG4102", RuleSeverity.Error, "Unknown field in a release state",
        "`{0}` is not a field of a release state.{1}",
        "An unknown field could be a limit that the rest depends on, so PromptGen rejects it instead of guessing.");

    public static readonly DiagnosticRule MissingStateField = new(
        "PG4103", RuleSeverity.Error, "Missing field in a release state",
        "`{0}` is missing. It must be {1}.",
        "PromptGen does not guess missing values.");

    public static readonly DiagnosticRule StateFieldType = new(
        "PG4104", RuleSeverity.Error, "Field of another type in a release state",
        "`{0}` must be {1}, but it is {2}.",
        "The value has a different type than the field, so its meaning is unknown.");

    public static readonly DiagnosticRule StateFieldValue = new(
        "PG4105", RuleSeverity.Error, "Impossible value in a release state",
        "`{0}` is {1}: {2}.",
        "PromptGen rejects values out of range instead of replacing them with the nearest valid value.");

    public static readonly DiagnosticRule SeveralCanaries = new(
        "PG4106", RuleSeverity.Error, "More than one canary",
        "`{0}` has {1} canaries, and a prompt can have one at a time. Promote it or abort it before the next one begins.",
        "With two canaries, the cause of a change would be unknown, and their percentages would overlap.");

    public static readonly DiagnosticRule ContradictoryState = new(
        "PG4107", RuleSeverity.Error, "Contradiction in a release state",
        "`{0}`: {1}.",
        "Two parts of the state contradict each other, so the version to serve is unknown.");

    public static readonly DiagnosticRule OtherEnvironment = new(
        "PG4108", RuleSeverity.Error, "State of another environment",
        "This state is for the environment `{0}`, but `{1}` is expected.",
        "A state names its environment, because a state that is right for one environment can be wrong for another.");

    public static readonly DiagnosticRule OutdatedState = new(
        "PG4109", RuleSeverity.Error, "Older state than the one that is known",
        "The state has the serial {0}, but serial {1} is already known. To return to an earlier version, run `dotnet promptgen rollback`, which writes a higher serial.",
        "An attacker could replay an old signed state to bring a bad version back.");

    public static readonly DiagnosticRule ExpiredState = new(
        "PG4110", RuleSeverity.Error, "State has expired",
        "The state expired at {0} and was not replaced. Its versions are still served. Publish a newer state.",
        "If a state is not replaced, its source may be unreachable, or an attacker may block newer states.");

    public static readonly DiagnosticRule UnreadableEnvelope = new(
        "PG4111", RuleSeverity.Error, "Not a signed envelope",
        "Not a signed envelope: {0}.",
        "Signed content is read only after its signature is verified, so a damaged envelope is not read at all.");

    public static readonly DiagnosticRule OtherPayload = new(
        "PG4112", RuleSeverity.Error, "Unexpected content is signed",
        "The envelope contains `{0}`, but `{1}` is expected.",
        "The type is signed with the content, so a signed pack cannot be used as a signed state.");

    public static readonly DiagnosticRule TooFewSignatures = new(
        "PG4113", RuleSeverity.Error, "Not signed by enough trusted keys",
        "Too few valid signatures: {1} of {0} are valid and from different trusted keys, and {2} are needed.",
        "Without signatures, anyone who can write the file could decide which versions are served.");

    public static readonly DiagnosticRule UnusableKey = new(
        "PG4114", RuleSeverity.Error, "Key cannot be used",
        "The key in {0} cannot be used: {1}.",
        "An unreadable key cannot sign, and PromptGen does not trust it.");

    public static readonly DiagnosticRule SigningFailed = new(
        "PG4115", RuleSeverity.Error, "Signing failed",
        "Signing failed: {0}.",
        "The command writes nothing without the requested signature.");

    public static readonly DiagnosticRule MoreReleaseProblems = new(
        "PG4116", RuleSeverity.Error, "More problems than are listed",
        "{0} more problems are not listed. Correct the listed ones and read the file again.",
        "The number of listed problems is limited, so a file cannot fill a log.");

    public static readonly DiagnosticRule UnverifiedState = new(
        "PG4117", RuleSeverity.Error, "Published state is not signed by a known key",
        "{0} is not signed by the signing key or a trusted key, so {1} cannot be taken from it. {2}",
        "Signing content that an unknown author wrote would present it as a decision of the key holder.");

    public static readonly DiagnosticRule SerialTooHigh = new(
        "PG4118", RuleSeverity.Error, "Serial is too high",
        "{0} has the serial {1}, and commands write serials up to {2}. Write a lower serial in the file that contains it.",
        "Serials only increase. After the highest serial that readers accept, no change could be published in this environment.");

    public static readonly DiagnosticRule UnreadablePack = new(
        "PG4121", RuleSeverity.Error, "Not a pack",
        "Not a pack: {0}.",
        "A pack is accepted completely or not at all.");

    public static readonly DiagnosticRule PackedPromptChanged = new(
        "PG4122", RuleSeverity.Error, "Packed prompt was changed",
        "`{0}` {1} in the pack has the hash {3}, but {2} is expected.",
        "A version never changes. A pack proves that for each version in it.");

    public static readonly DiagnosticRule UnknownEnvironment = new(
        "PG4131", RuleSeverity.Error, "Unknown environment",
        "The environment `{0}` does not exist.{1}",
        "A misspelt environment would create a state that no application reads.");

    public static readonly DiagnosticRule NotReleased = new(
        "PG4132", RuleSeverity.Error, "Version was not released",
        "Version {1} of `{0}` has not been released. {2}",
        "Only a released version can be served, checked and rolled back to.");

    public static readonly DiagnosticRule OtherHash = new(
        "PG4133", RuleSeverity.Error, "Version with another hash",
        "`{0}` names `{1}` {2} with the hash {3}, but its release has {4}.",
        "A version with another hash is a different prompt under the same name.");

    public static readonly DiagnosticRule ShareNotRaised = new(
        "PG4134", RuleSeverity.Error, "Percentage is not raised",
        "The canary {1} of `{0}` is at {2}, and {3} is lower. To remove the canary, run `dotnet promptgen abort {0}`. To roll back, run `dotnet promptgen rollback {0}`.",
        "The percentage of a canary can only be raised. Lowering it would take the new version away from users who already have it.");

    public static readonly DiagnosticRule OtherCanaryRuns = new(
        "PG4135", RuleSeverity.Error, "Another canary runs",
        "`{0}` already has the canary {1} at {2}. Before you start {3}, promote it to stable or run `dotnet promptgen abort {0}`.",
        "A prompt has one canary at a time. With two, the cause of a change would be unknown.");

    public static readonly DiagnosticRule DoesNotFitCode = new(
        "PG4136", RuleSeverity.Error, "Version does not fit the code",
        "`{0}` {1} cannot be served by code that was built for {2}: {3}.",
        "The running code passes the values, tools and parsers that its contract names. A version that needs others would fail on every call.");

    public static readonly DiagnosticRule NoWayBack = new(
        "PG4137", RuleSeverity.Error, "No version to roll back to",
        "`{0}` cannot be rolled back in {1}: {2}. {3}",
        "A rollback needs a version that is named and was released.");

    public static readonly DiagnosticRule VersionRevoked = new(
        "PG4138", RuleSeverity.Error, "Version is revoked",
        "`{0}` {1} is revoked in {2} and cannot be served. Release a corrected version.",
        "A revoked version must never be served again.");

    public static readonly DiagnosticRule NotManaged = new(
        "PG4139", RuleSeverity.Error, "Prompt is not released here",
        "`{0}` has no stable version in {1}. Run `dotnet promptgen promote {0} --env {1} --to stable` first.",
        "Traffic outside the canary gets the stable version, so a stable version must exist.");

    public static readonly DiagnosticRule StateDoesNotFit = new(
        "PG4140", RuleSeverity.Error, "State does not fit the build",
        "`{0}` does not fit the build: {1}.",
        "A build that does not contain a version of the state would serve another version, or none.");

    public static readonly DiagnosticRule VersionRolledBack = new(
        "PG4141", RuleSeverity.Error, "Version was rolled back",
        "`{0}` {1} was rolled back in {2} at {3} by {4}: {5}. If you want to roll it out again, repeat the command with `--again \"REASON\"`.",
        "A version that somebody rolled back is usually rolled out again by mistake. The reason is written to the log.");

    // PG90xx: failures of PromptGen itself.
    public static readonly DiagnosticRule InternalFailure = new(
        "PG9001", RuleSeverity.Error, "PromptGen failed on this file",
        "PromptGen failed on this file: {0}. The other prompts are not affected. Please report the problem and attach the file.",
        "This is a defect of PromptGen, not of the prompt. It is an error, so the prompt is not missed silently.");
}
