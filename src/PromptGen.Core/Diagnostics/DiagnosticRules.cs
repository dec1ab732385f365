namespace PromptGen.Core.Diagnostics;

/// <summary>All rules, in the order of their codes. A code is never used again for something else.</summary>
internal static class DiagnosticRules
{
    // PG00xx: files, encoding, YAML and JSON syntax.
    public static readonly DiagnosticRule InvalidYaml = new(
        "PG0001", RuleSeverity.Error, "Invalid YAML",
        "This is not valid YAML: {0}.",
        "Nothing of a file is read that YAML does not give one meaning.");

    public static readonly DiagnosticRule InvalidJson = new(
        "PG0002", RuleSeverity.Error, "Invalid JSON",
        "This is not valid JSON: {0}.",
        "A *.prompt.json file is strict JSON, so that any tool reads the same prompt from it.");

    public static readonly DiagnosticRule TabIndentation = new(
        "PG0003", RuleSeverity.Error, "Tab as indentation",
        "YAML is indented with spaces, and this line is indented with a tab. Replace the tab with spaces.",
        "YAML forbids tabs as indentation, since nobody can see how deep one is.");

    public static readonly DiagnosticRule DuplicateKey = new(
        "PG0004", RuleSeverity.Error, "Field given twice",
        "`{0}` is given twice: it already stands in line {1}. Keep one of them.",
        "YAML readers disagree on which of the two counts, so neither does.");

    public static readonly DiagnosticRule UnknownAlias = new(
        "PG0005", RuleSeverity.Error, "Alias without anchor",
        "`*{0}` refers to an anchor that does not stand above it. Write `&{0}` before the value that is meant, or put a text that begins with `*` in quotes.",
        "An alias repeats a value that an anchor named before.");

    public static readonly DiagnosticRule AliasInsideItself = new(
        "PG0006", RuleSeverity.Error, "Alias inside its own anchor",
        "`*{0}` stands inside the value that `&{0}` names, so it would repeat without end. Write the value out.",
        "A prompt is a tree.");

    public static readonly DiagnosticRule TooManyNodes = new(
        "PG0007", RuleSeverity.Error, "Too many values",
        "With its aliases followed, the file holds more than {0} values here. Write the values out instead of aliasing lists of aliases.",
        "A few lines of nested aliases can stand for billions of values and stop a build.");

    public static readonly DiagnosticRule TooDeep = new(
        "PG0008", RuleSeverity.Error, "Nested too deeply",
        "Lists and mappings stand more than {0} levels inside one another here. Flatten the value.",
        "A limit on depth keeps a broken file from stopping a build.");

    public static readonly DiagnosticRule FileTooLarge = new(
        "PG0009", RuleSeverity.Error, "File too large",
        "The file has {0} characters; a prompt file, partial or message file may have {1}. Pass large texts in through variables.",
        "A file this large is usually in the folder by mistake, and would slow down every build.");

    public static readonly DiagnosticRule InvalidUtf8 = new(
        "PG0010", RuleSeverity.Error, "Not valid UTF-8",
        "Here stands {0}, which marks bytes that are not UTF-8. Save the file as UTF-8; to mean the character itself, write it as an escape in a double-quoted text.",
        "Text that was decoded wrongly would reach the model silently changed.");

    public static readonly DiagnosticRule OtherEncoding = new(
        "PG0011", RuleSeverity.Error, "Other encoding than UTF-8",
        "The file is not UTF-8; it looks like UTF-16 or a legacy code page. Save it as UTF-8.",
        "A prompt's hash is taken over its characters, so every tool must read the same ones.");

    public static readonly DiagnosticRule ControlCharacter = new(
        "PG0012", RuleSeverity.Error, "Control character",
        "Here stands the control character {0}, which nobody can see. Remove it; to mean it, write it as an escape in a double-quoted text.",
        "Invisible characters reach the model and survive every review.");

    public static readonly DiagnosticRule LineSeparator = new(
        "PG0013", RuleSeverity.Error, "Unicode line separator",
        "Here stands {0}, which some YAML readers take for a line end and others do not. Use a plain line end, or write it as an escape in a double-quoted text.",
        "One file must have one meaning.");

    public static readonly DiagnosticRule LoneSurrogate = new(
        "PG0014", RuleSeverity.Error, "Half of a character",
        "An escape of this text gives half of a surrogate pair, which is no character. Write both halves, or the character itself.",
        "Such a text cannot be written as UTF-8, so it cannot be sent or hashed.");

    public static readonly DiagnosticRule EmptyFile = new(
        "PG0015", RuleSeverity.Error, "Empty prompt file",
        "The file is empty. A prompt needs at least `prompt_id`, `version` and `template`.",
        "An empty prompt file is a prompt that went missing.");

    public static readonly DiagnosticRule SeveralDocuments = new(
        "PG0016", RuleSeverity.Error, "Several documents in one file",
        "A second document begins here. Put each prompt in a file of its own.",
        "One file is one prompt with one version.");

    public static readonly DiagnosticRule Tag = new(
        "PG0017", RuleSeverity.Error, "Tag not supported",
        "The tag `{0}` does not fit this value or is not known. Remove it; to make a text of a value, put it in quotes.",
        "A tag can ask a YAML reader for any type; a prompt file has only texts, numbers, booleans, lists and mappings.");

    public static readonly DiagnosticRule KeyIsNoText = new(
        "PG0018", RuleSeverity.Error, "Name is not a text",
        "The name of a field must be a text.{0}",
        "Lists and mappings as names exist in YAML but mean nothing in a prompt.");

    public static readonly DiagnosticRule MergeKey = new(
        "PG0019", RuleSeverity.Error, "Merge key",
        "`<<` is not part of YAML 1.2 and is not supported. Repeat the whole value with an alias, or write the fields out.",
        "Readers treat merge keys differently, and a reviewer does not see what they bring in.");

    public static readonly DiagnosticRule TooManyProblems = new(
        "PG0020", RuleSeverity.Error, "Many problems",
        "{0} more problems of this file are not shown. Correct the ones above first.",
        "Later problems of a file this broken are mostly consequences of the first.");

    public static readonly DiagnosticRule MergeConflict = new(
        "PG0021", RuleSeverity.Error, "Unresolved merge conflict",
        "A merge left both versions of these lines here (`{0}`). Decide for one of them and remove the lines with the markers.",
        "Text between the markers would reach the model twice, markers included.");

    public static readonly DiagnosticRule TextCutByComment = new(
        "PG0022", RuleSeverity.Error, "Text that ends at a comment",
        "YAML takes `{0}` for a comment, so the text ends before it. Put the text in quotes, or the comment in a line of its own.",
        "A `#` behind a blank begins a comment, and the rest of the sentence would be missing without a word.");

    // PG01xx: fields of a prompt file.
    public static readonly DiagnosticRule UnknownField = new(
        "PG0101", RuleSeverity.Error, "Unknown field",
        "`{0}` is not a field of {1}. {2}",
        "A field that is not known would be ignored, and what it was meant to do would not happen.");

    public static readonly DiagnosticRule WrongValue = new(
        "PG0102", RuleSeverity.Error, "Wrong kind of value",
        "{0} must be {1}, but here it is {2}.{3}",
        "A value of another kind is never converted, since a guess could change the prompt.");

    public static readonly DiagnosticRule MissingField = new(
        "PG0103", RuleSeverity.Error, "Missing field",
        "{0} has no `{1}`. {2}",
        "Without it the prompt has no identity, no version or no text.");

    public static readonly DiagnosticRule ConflictingFields = new(
        "PG0104", RuleSeverity.Error, "Fields that exclude each other",
        "`{0}` and `{1}` cannot stand together in {2}. {3}",
        "Each says the same thing in another way, and only one can count.");

    public static readonly DiagnosticRule UnknownChoice = new(
        "PG0105", RuleSeverity.Error, "Unknown value",
        "`{0}` is not a value of {1}. {2}",
        "Only the values listed have a meaning.");

    public static readonly DiagnosticRule EmptyValue = new(
        "PG0106", RuleSeverity.Error, "Empty value",
        "{0} is empty. {1}",
        "An empty text or list is nearly always a slip, and would be sent as it is.");

    public static readonly DiagnosticRule TooMany = new(
        "PG0107", RuleSeverity.Error, "Too many",
        "{0} has {1} {2}; at most {3} are allowed.",
        "Limits keep generated code compilable and a broken file from stopping a build.");

    public static readonly DiagnosticRule DuplicateName = new(
        "PG0108", RuleSeverity.Error, "Name given twice",
        "The {0} `{1}` is given twice: it already stands in line {2}. Rename one of them.",
        "Names tell apart what the model and the code refer to.");

    public static readonly DiagnosticRule BadToolName = new(
        "PG0109", RuleSeverity.Error, "Bad tool name",
        "`{0}` cannot be the name of a tool. Use 1 to 64 letters A to Z, digits, `_` and `-`.",
        "Model providers refuse other names, at run time.");

    public static readonly DiagnosticRule NumberOutsideJson = new(
        "PG0110", RuleSeverity.Error, "Number that JSON cannot hold",
        "The number `{0}` {1}. Write another number, or a text in quotes.",
        "Parameters and schemas are sent to the model as JSON.");

    public static readonly DiagnosticRule FileOutside = new(
        "PG0111", RuleSeverity.Error, "File outside the prompt folder",
        "`{0}` points outside the prompt folder. Move the file into it and name it by a path relative to this file, with `/`.",
        "A prompt takes text only from files that the build knows and hashes.");

    public static readonly DiagnosticRule FileNotText = new(
        "PG0112", RuleSeverity.Error, "Not a message file",
        "`{0}` is not a message file. Name it `<name>.message.<extension>` or `<name>.partial.<extension>`.",
        "Only files with these names are read by the build.");

    public static readonly DiagnosticRule MissingFile = new(
        "PG0113", RuleSeverity.Error, "Message file not found",
        "There is no file `{0}` among the message files and partials of the project. {1}",
        "The message would have no text.");

    public static readonly DiagnosticRule MissingPartial = new(
        "PG0114", RuleSeverity.Error, "Partial not found",
        "There is no partial `{0}`. {1}",
        "An include must name a file `<name>.partial.<extension>` of the prompt folder.");

    public static readonly DiagnosticRule IncludeCycle = new(
        "PG0115", RuleSeverity.Error, "Partials include each other",
        "The partial `{0}` includes itself: {1}. Remove one of these includes.",
        "Rendering it would never end.");

    public static readonly DiagnosticRule DuplicatePartial = new(
        "PG0116", RuleSeverity.Error, "Two partials with one name",
        "`{0}` is also the partial {1}. Partials of one project have different names, whatever their folders; letter case does not count.",
        "An include could mean either.");

    public static readonly DiagnosticRule BadPartialName = new(
        "PG0117", RuleSeverity.Error, "Bad partial name",
        "The file name gives the partial the name \"{0}\". Name the file `<name>.partial.<extension>`, with a name of 1 to 100 characters.",
        "An include refers to a partial by this name.");

    public static readonly DiagnosticRule MisspeltParameter = new(
        "PG0118", RuleSeverity.Error, "Misspelt parameter",
        "No chat client knows a parameter `{0}`. Write `{1}`.",
        "A client leaves out what it does not know, so the model would run with its default.");

    public static readonly DiagnosticRule ImpossibleSchema = new(
        "PG0119", RuleSeverity.Error, "Mistake in a JSON Schema",
        "{0} {1}",
        "A provider refuses the schema at every call, or the model can give no answer that fits it.");

    // PG02xx: the project that holds the prompts.
    public static readonly DiagnosticRule RuntimeLibraryMissing = new(
        "PG0201", RuleSeverity.Error, "The PromptGen library is not referenced",
        "'{0}' has prompt files, but does not reference the PromptGen library that generated code calls, so no code is generated. Reference the package PromptGen from this project, without ExcludeAssets or PrivateAssets that leave out its compile assets.",
        "Generated classes return types of the library. Without it, each generated file would fail with errors that do not name the cause.");

    public static readonly DiagnosticRule InvalidNamespace = new(
        "PG0202", RuleSeverity.Error, "PromptGenNamespace is not a C# namespace",
        "The property PromptGenNamespace is '{0}', which is not a C# namespace, so no code is generated. Write '{1}', for example, or leave the property out to take RootNamespace.",
        "The property names the namespace of all generated classes, and code that uses them names it, too: it is never adjusted silently.");

    public static readonly DiagnosticRule InvalidVisibility = new(
        "PG0203", RuleSeverity.Error, "PromptGenVisibility is neither public nor internal",
        "The property PromptGenVisibility is '{0}', so no code is generated. Write 'public', which is also the default, or 'internal'.",
        "The property decides whether other assemblies see the generated classes: a misspelt 'internal' would make them part of a library's public API.");

    // The next two are reported by build/PromptGen.targets, which has their words too: in such a build nothing of ours runs.
    public static readonly DiagnosticRule NotCSharp = new(
        "PG0204", RuleSeverity.Error, "Not a C# project",
        "PromptGen generates C#, and this is a {0} project, so its prompt files would be ignored. Move them to a C# project and reference it from here.",
        "The generator is not loaded for other languages. Without this error, prompts would be ignored silently.");

    public static readonly DiagnosticRule HostTooOld = new(
        "PG0205", RuleSeverity.Error, "The build tools are too old",
        "PromptGen needs the .NET 8 SDK or MSBuild 17.8 or later, and this is MSBuild {0}. Install a later SDK, or change the version that global.json asks for.",
        "An older compiler warns that it cannot load the generator and goes on without it, and the errors that follow do not name the cause.");

    public static readonly DiagnosticRule SharedPath = new(
        "PG0206", RuleSeverity.Error, "Two prompt files with one path",
        "Another prompt file, too, stands in this project as `{0}`, so neither gets code. Give one of the two items a `Link` of its own, or move one of the files.",
        "Records and generated files go by a file's path in the project, so it has to name one file.");

    public static readonly DiagnosticRule InvalidEmbedDepth = new(
        "PG0207", RuleSeverity.Error, "PromptGenEmbed is not a number from 0 to 100",
        "The property PromptGenEmbed is '{0}', so no code is generated. Write how many releases to compile in behind each prompt, from 0 to 100; the default is 1.",
        "The property decides to which versions an application can roll back without a new build.");

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
        "The generator comes with the package PromptGen alone, and not through packages that depend on it.");

    // PG03xx: the files beside the compiled assembly, as the build task finds them.
    public static readonly DiagnosticRule LinkAmongInputs = new(
        "PG0301", RuleSeverity.Error, "A prompt file is a symbolic link",
        "'{0}' is a symbolic link or a junction, so what the prompt says can change without a change in the project folder. Put the file itself there, or a copy; for a file shared by projects, list it as PromptGenFile with its real path and Link metadata.",
        "A link's target is outside what a review and a checkout show, and another machine may resolve it to another text.");

    public static readonly DiagnosticRule InputChanged = new(
        "PG0302", RuleSeverity.Error, "A prompt file is not what was compiled",
        "'{0}' is not the text that '{1}' was compiled from, so no manifest is written. Build again, and see that nothing writes the file while the build runs.",
        "The manifest says which texts are in the assembly. It is written only if they are those on disk.");

    public static readonly DiagnosticRule InputMissing = new(
        "PG0303", RuleSeverity.Error, "A prompt file that was compiled cannot be read",
        "'{0}', which '{1}' was compiled from, cannot be read: {2}",
        "The manifest says which texts are in the assembly. It is written only if they are those on disk.");

    public static readonly DiagnosticRule PromptNotInAssembly = new(
        "PG0304", RuleSeverity.Error, "A prompt file is not in the assembly",
        "'{0}' is a prompt file of the project, but '{1}' has no record of it, so no manifest is written. Rebuild the project; if this stays, see that the source generator of the package PromptGen runs (the compiler names it in the warnings CS8784, CS8785 and CS9057 if not).",
        "A manifest that leaves a prompt out would say that it does not ship.");

    public static readonly DiagnosticRule UnreadableRecord = new(
        "PG0305", RuleSeverity.Error, "The assembly's prompt records cannot be read",
        "The prompt records of '{0}' cannot be read: {1} Rebuild the project with one version of the package PromptGen.",
        "The manifest is made from what the compiled assembly says about its prompts.");

    public static readonly DiagnosticRule EffectiveHashDiffers = new(
        "PG0306", RuleSeverity.Error, "The effective prompt differs from the assembly's",
        "The effective prompt made from '{0}' has the hash {1}, but '{2}' was compiled with {3}. Rebuild the project.",
        "The canonical bytes are evidence of what ships, so they are written only if they have the hash that the assembly has.");

    public static readonly DiagnosticRule OutputNotWritten = new(
        "PG0307", RuleSeverity.Error, "The prompt manifest cannot be written",
        "'{0}' cannot be written: {1}",
        "The build says what it ships in this file; without it, later steps would read an old one.");

    // PG04xx: the command line, its files and folders.
    public static readonly DiagnosticRule PromptFolderNotFound = new(
        "PG0401", RuleSeverity.Error, "No prompt folder",
        "{0} {1}",
        "Commands work on the prompt files of one project.");

    public static readonly DiagnosticRule NoPromptFiles = new(
        "PG0402", RuleSeverity.Error, "No prompt file in the folder",
        "'{0}' has no prompt file (*.prompt.yaml, *.prompt.yml, *.prompt.json). Write one with `dotnet promptgen new ID`, or name another folder with --prompts.",
        "A command that finds nothing to do in the wrong folder would look like success.");

    public static readonly DiagnosticRule PackageNotReferenced = new(
        "PG0403", RuleSeverity.Error, "The project does not reference PromptGen",
        "'{0}' does not reference the package PromptGen, so no build sees these prompts. Run `dotnet add package PromptGen` in its folder; to work on the files all the same, name the folder with --prompts.",
        "Versions of prompts that no build contains would promise something that nothing keeps.");

    public static readonly DiagnosticRule FileNotWritten = new(
        "PG0404", RuleSeverity.Error, "File cannot be written",
        "'{0}' cannot be written: {1} {2}",
        "Files are written beside and renamed, so that none is ever half written.");

    public static readonly DiagnosticRule FileNotRead = new(
        "PG0405", RuleSeverity.Error, "File cannot be read",
        "'{0}' cannot be read: {1}",
        "A check that passes over a file would say that it is fine.");

    public static readonly DiagnosticRule AnotherStampRuns = new(
        "PG0406", RuleSeverity.Error, "Another stamp is running",
        "Another `dotnet promptgen stamp` has been working on these prompts for more than {0} seconds; it holds '{1}'. Let it finish, or end it, and run the command again.",
        "Two stamps at once could give one version to two texts.");

    public static readonly DiagnosticRule UnknownPrompt = new(
        "PG0407", RuleSeverity.Error, "Unknown prompt",
        "There is no prompt `{0}` in '{1}'. {2}",
        "A command that passes over a name it does not know would look like success.");

    public static readonly DiagnosticRule BadArgument = new(
        "PG0408", RuleSeverity.Error, "Value does not fit its variable",
        "The value of `{0}` {1}.",
        "Values are given by the rules that the application's own calls follow.");

    public static readonly DiagnosticRule MissingArgument = new(
        "PG0409", RuleSeverity.Error, "Variable without a value",
        "The variable `{0}` ({1}) has no value and no default. Give it as `-- {0}=VALUE` or in the file of --values.",
        "Nothing is rendered with a value that nobody gave.");

    public static readonly DiagnosticRule UnreadableInput = new(
        "PG0410", RuleSeverity.Error, "Input cannot be understood",
        "'{0}' cannot be used here: {1}",
        "What a command is given must mean one thing.");

    public static readonly DiagnosticRule ManifestDisagrees = new(
        "PG0411", RuleSeverity.Error, "Manifest, binary and files do not agree",
        "`{0}`: {1}.",
        "A manifest is trusted to say what ships; where it does not, nothing that was decided by it holds.");

    public static readonly DiagnosticRule ReleaseNotListed = new(
        "PG0412", RuleSeverity.Error, "The project does not list a release",
        "The project does not list '{0}', so no build sees this release. Add `<PromptGenFile Include=\"{1}\" />` to the project.",
        "A version whose release no build reads is not frozen, although its file is there.");

    public static readonly DiagnosticRule FileIgnoredByGit = new(
        "PG0413", RuleSeverity.Warning, "Git ignores a file that belongs in the repository",
        "Git ignores '{0}', so a clone does not have it: line {2} of {3} is `{4}`. Run `git add -f {1}`, or add the line `{5}` at the end of {6}.",
        "A build of a clone misses the file, and only the computer that has it can tell.");

    // PG10xx: identifiers, variables and their types.
    public static readonly DiagnosticRule BadPromptId = new(
        "PG1001", RuleSeverity.Error, "Bad prompt id",
        "`{0}` cannot be a prompt id{1}. Use words of a-z and 0-9 joined by `-` that begin with a letter, at most 100 characters{2}.",
        "The id becomes the class name, the folder of the releases and the name in telemetry.");

    public static readonly DiagnosticRule BadVersion = new(
        "PG1002", RuleSeverity.Error, "Bad version id",
        "`{0}` is not a version id: {1}. A version id is a date and a number, such as `2026-03-15.1`; `dotnet promptgen stamp` writes it.",
        "Version ids sort by date everywhere, so they have one form.");

    public static readonly DiagnosticRule BadName = new(
        "PG1003", RuleSeverity.Error, "Bad name",
        "`{0}` cannot be {1}. {2}",
        "The name is written in templates and becomes a C# name.");

    public static readonly DiagnosticRule ReservedName = new(
        "PG1004", RuleSeverity.Error, "Name of the template language",
        "`{0}` cannot be the name of a {1}, since it is {2} of the template language. Choose another name, such as `{3}`.",
        "A template could no longer reach the one or the other.");

    public static readonly DiagnosticRule UnknownType = new(
        "PG1005", RuleSeverity.Error, "Unknown type",
        "`{0}` is not a type. {1}",
        "A variable's type decides its C# type and what templates can do with it.");

    public static readonly DiagnosticRule FieldDoesNotApply = new(
        "PG1006", RuleSeverity.Error, "Field does not apply",
        "`{0}` does not apply to {1}. {2}",
        "A constraint without effect would give false safety.");

    public static readonly DiagnosticRule IncompleteType = new(
        "PG1007", RuleSeverity.Error, "Incomplete type",
        "{0} is of type `{1}` but has no `{2}`. {3}",
        "Arrays, objects and enums are typed by what they hold.");

    public static readonly DiagnosticRule BadDefault = new(
        "PG1008", RuleSeverity.Error, "Bad default",
        "The default of {0} {1}.{2}",
        "A default is rendered like a value of the caller, so it follows the same rules.");

    public static readonly DiagnosticRule BadPattern = new(
        "PG1009", RuleSeverity.Error, "Bad pattern",
        "The pattern of {0} is not a regular expression of .NET: {1}.",
        "The pattern guards every value that the caller passes.");

    public static readonly DiagnosticRule BadFormat = new(
        "PG1010", RuleSeverity.Error, "Bad format",
        "The format of {0} is not {1}: {2}.",
        "A wrong format would print itself instead of the value.");

    public static readonly DiagnosticRule NameCollision = new(
        "PG1011", RuleSeverity.Error, "Two things with one C# name",
        "The {0} `{1}` and the {2} `{3}` both give the C# name `{4}`. {5}",
        "The generated class would not compile.");

    public static readonly DiagnosticRule BadCSharpName = new(
        "PG1012", RuleSeverity.Error, "Bad C# name",
        "`{0}` cannot be the C# name of {1}. {2}",
        "It is written into the generated code.");

    public static readonly DiagnosticRule ReservedCSharpName = new(
        "PG1013", RuleSeverity.Error, "Name of a generated member",
        "The {0} `{1}` gives the C# name `{2}`, which {3}. {4}",
        "The generated class would not compile.");

    public static readonly DiagnosticRule DuplicateEnumValue = new(
        "PG1014", RuleSeverity.Error, "Enum value given twice",
        "The value `{0}` is given twice. Remove one.",
        "Each value of an enum is one member.");

    public static readonly DiagnosticRule BadLimit = new(
        "PG1015", RuleSeverity.Error, "Bad max_length",
        "The `max_length` of {0} must be a whole number from 1 to {1}, but it is {2}.",
        "The length is counted in UTF-16 code units, as `string.Length` does.");

    public static readonly DiagnosticRule DuplicatePromptId = new(
        "PG1016", RuleSeverity.Error, "Two prompts with one id",
        "The prompt id `{0}` is also that of {1}. Give each prompt an id of its own.",
        "An id names one prompt in code, releases and telemetry.");

    public static readonly DiagnosticRule DuplicateClassName = new(
        "PG1017", RuleSeverity.Error, "Two prompts with one class name",
        "The prompt id `{0}` gives the class `{1}`, as does `{2}` in {3}. Change one of the ids; letter case does not count.",
        "The generated classes would collide.");

    public static readonly DiagnosticRule UnusedVariable = new(
        "PG1018", RuleSeverity.Warning, "Unused variable",
        "The variable `{0}` is used in no template. Use it, or remove it; the caller has to supply it for nothing.",
        "An unused variable is often a misspelt one, or a template that lost a line.");

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
        "Everything after an open raw block would be plain text, tags included.");

    public static readonly DiagnosticRule UnknownEscape = new(
        "PG1104", RuleSeverity.Error, "Unknown escape sequence",
        "`{0}` is not an escape sequence of a string. Write `\\\\` for a backslash, or put the string between backticks, where nothing is escaped.",
        "A string knows \\0 \\' \\\" \\\\ \\b \\f \\n \\r \\t \\v \\uXXXX \\xXX and a backslash before a line end.");

    public static readonly DiagnosticRule UnexpectedToken = new(
        "PG1105", RuleSeverity.Error, "Unexpected token",
        "`{0}` cannot stand here: {1}.",
        "The template does not follow the grammar at this place, so its meaning would be a guess.");

    public static readonly DiagnosticRule ExpressionExpected = new(
        "PG1106", RuleSeverity.Error, "Expression expected",
        "An expression is missing before `{0}`: {1}.",
        "The template does not follow the grammar at this place, so its meaning would be a guess.");

    public static readonly DiagnosticRule MissingEnd = new(
        "PG1107", RuleSeverity.Error, "Block is not closed",
        "`{0}` is never closed. Write a tag with `end` where the block ends.",
        "A block reaches to its `end`; without one, the rest of the template would belong to it.");

    public static readonly DiagnosticRule StrayBlockWord = new(
        "PG1108", RuleSeverity.Error, "Word without its block",
        "`{0}` belongs to no block that is open here. Remove it, or open the block before it.",
        "`end`, `else`, `else if` and `when` continue or close a block.");

    public static readonly DiagnosticRule NestedTooDeep = new(
        "PG1109", RuleSeverity.Error, "Nested too deeply",
        "Expressions and blocks nest more than {0} deep here. Assign parts to variables, or move blocks to partials.",
        "The language limits nesting, so that no template can exhaust the stack of the compiler.");

    public static readonly DiagnosticRule InvalidNumber = new(
        "PG1110", RuleSeverity.Error, "Not a number",
        "`{0}` is not a number: {1}.",
        "A number is digits with an optional fraction, exponent and suffix (`f`, `d`, `m`); integers fit 64 bits.");

    public static readonly DiagnosticRule UnsupportedConstruct = new(
        "PG1111", RuleSeverity.Error, "Construct is not supported",
        "`{0}` is not supported in prompts. Instead, {1}.",
        "What cannot be settled when the prompt is compiled is refused, so that a template never renders something else than it says.");

    public static readonly DiagnosticRule ForeignKeyword = new(
        "PG1112", RuleSeverity.Error, "Keyword of another language",
        "`{0}` is not a word of this language. Write `{1}`.",
        "The language would read the word as a name and the template would mean something else.");

    public static readonly DiagnosticRule ParenthesesNeeded = new(
        "PG1113", RuleSeverity.Error, "Parentheses needed",
        "Put parentheses around {0}.",
        "Without them the language reads this place differently from what it looks like.");

    public static readonly DiagnosticRule ForeignTemplateSyntax = new(
        "PG1114", RuleSeverity.Error, "Syntax of another template language",
        "`{0}` is {1}, which {2}. {3} To send it as it stands, put `{4}` before it and `{5}` behind it.",
        "Prompts are written in Scriban. What is meant for another language would be sent as text, or left out.");

    // PG12xx: template meaning.
    public static readonly DiagnosticRule UndeclaredName = new(
        "PG1201", RuleSeverity.Error, "Name is not declared",
        "Nothing here is named `{0}`. {1}",
        "A template may name the variables of its prompt, what it assigns itself, and the items of the loops around.");

    public static readonly DiagnosticRule UnknownMember = new(
        "PG1202", RuleSeverity.Error, "Unknown member",
        "`{0}` has no member `{1}`. {2}",
        "The language itself would print nothing there, so a misspelt member would go unseen.");

    public static readonly DiagnosticRule WrongOperands = new(
        "PG1203", RuleSeverity.Error, "Operation does not fit its operands",
        "`{0}` cannot be applied to {1} and {2}. Convert one of them, or compare members of the values.",
        "The operation fails when the template is rendered, or means something that only the values at run time decide.");

    public static readonly DiagnosticRule WrongType = new(
        "PG1204", RuleSeverity.Error, "Wrong type",
        "`{0}` does not go with {1}. Write {2}.",
        "The operation fails when the template is rendered, or means something that only the values at run time decide.");

    public static readonly DiagnosticRule NotIterable = new(
        "PG1205", RuleSeverity.Error, "Cannot loop over this",
        "`{0}` is {1}, and `for` goes through a list, a range or the characters of a string.",
        "The loop fails when the template is rendered.");

    public static readonly DiagnosticRule RecursiveInclude = new(
        "PG1207", RuleSeverity.Error, "A partial cannot include itself here",
        "The partial `{0}` includes itself in a way that is settled only when it is rendered: {1}.",
        "Inside, its names or types would mean something else.");

    public static readonly DiagnosticRule TwoTypes = new(
        "PG1208", RuleSeverity.Error, "Name with two types",
        "`{0}` holds {1} and {2}. Use one type, or two names.",
        "What the template means with the name would depend on the values at run time.");

    public static readonly DiagnosticRule NotAssigned = new(
        "PG1209", RuleSeverity.Error, "Name is not assigned on every path",
        "`{0}` has no value yet on some path to this place. Assign it before the block.",
        "A name without a value fails when the template is rendered.");

    public static readonly DiagnosticRule UnknownFunction = new(
        "PG1210", RuleSeverity.Error, "Unknown function",
        "There is no function `{0}`. {1}",
        "Calling a function that does not exist fails when the template is rendered.");

    public static readonly DiagnosticRule NotAFunction = new(
        "PG1211", RuleSeverity.Error, "Not a function",
        "`{0}` is not a function, so nothing can follow it without an operator between.",
        "Two values side by side are a call: the first is the function, the others are its arguments.");

    public static readonly DiagnosticRule WrongArgumentCount = new(
        "PG1212", RuleSeverity.Error, "Wrong number of arguments",
        "`{0}` is given {1} arguments. Its parameters are: {2}. What comes through a pipe is the first.",
        "The call fails when the template is rendered.");

    public static readonly DiagnosticRule WrongArgument = new(
        "PG1213", RuleSeverity.Error, "Wrong argument",
        "`{0}` cannot take {2} as `{1}`. Convert the value first.",
        "The call fails when the template is rendered, or means something that only the values at run time decide.");

    public static readonly DiagnosticRule AlwaysNull = new(
        "PG1214", RuleSeverity.Error, "Member of null",
        "`{0}` is always null here, so it has no members.",
        "The access fails when the template is rendered.");

    public static readonly DiagnosticRule OutsideLoop = new(
        "PG1215", RuleSeverity.Error, "Only inside a loop",
        "`{0}` has a meaning only inside the loop it belongs to, in the same template. Move it there.",
        "Outside of its loop it fails when the template is rendered.");

    public static readonly DiagnosticRule ReservedWord = new(
        "PG1216", RuleSeverity.Error, "Name is reserved",
        "`{0}` is a word of the language. Use another name.",
        "Assigning to it would hide a part of the language.");

    public static readonly DiagnosticRule InvalidPattern = new(
        "PG1217", RuleSeverity.Error, "Not a regular expression",
        "`{0}` is not a regular expression. Check its brackets, parentheses and quantifiers; between backticks a backslash stands for itself.",
        "The call fails whenever the template is rendered.");

    public static readonly DiagnosticRule UntrustedInstruction = new(
        "PG1218", RuleSeverity.Error, "Untrusted text in instructions",
        "`{0}` holds text that someone outside wrote, and this message is read as instructions. Write `{0} | prompt.fence`, or move it to a user message.",
        "A model obeys system and developer messages; what a user wrote would be obeyed as well.");

    public static readonly DiagnosticRule InvalidFenceName = new(
        "PG1219", RuleSeverity.Error, "Not a name for a fence",
        "`{0}` cannot name a fence. Write a literal of lower-case letters, digits and hyphens, at most 40, as in `prompt.fence \"ticket\"`.",
        "The name stands in the line that opens the fence; a value from outside there could close it.");

    public static readonly DiagnosticRule ExpandsTooFar = new(
        "PG1220", RuleSeverity.Error, "Template expands too far",
        "`{0}` expands too far: {1}.",
        "Partials and functions are compiled once for each combination of types they find, and operations once for each type of a value. The compiler "
        + "limits how far a template grows, so that no template takes long to compile.");

    public static readonly DiagnosticRule AlwaysTrue = new(
        "PG1221", RuleSeverity.Warning, "Condition that is always true",
        "`{0}` is {1}, and a condition takes it for true. {2}",
        "Only null and `false` are not true. What the condition should leave out is sent in every prompt.");

    public static readonly DiagnosticRule SharedTextDoesNotFit = new(
        "PG1250", RuleSeverity.Error, "A shared text does not fit a prompt",
        "For the prompt '{0}', which uses this text: {1} ({2})",
        "A partial or a message file is checked against the variables of each prompt that uses it, since its meaning depends on them.");

    // PG2xxx: C# code. The analyzers report these.
    public static readonly DiagnosticRule HiddenInstructions = new(
        "PG2001", RuleSeverity.Warning, "Instructions written in code",
        "This text reaches a model as instructions, through {0}, without version or hash. Move it to a prompt file and pass what its Render method returns.",
        "Instructions decide what a model does. Written in code they change unseen: no version, no hash, no rollback, no evaluation.");

    public static readonly DiagnosticRule DistantHiddenInstructions = new(
        "PG2002", RuleSeverity.Warning, "Instructions written in another file of the code",
        "This text reaches a model as instructions, through {0} in another file, without version or hash. Move it to a prompt file and pass what its Render method returns.",
        "The same as PG2001, found only when all files are looked at together: the way from the text to the model crosses files.");

    public static readonly DiagnosticRule HiddenTemplate = new(
        "PG2003", RuleSeverity.Warning, "Prompt template written in code",
        "This template goes to {0} without version or hash. Move it to a prompt file, whose variables are typed and checked by the compiler.",
        "A template of an SDK is filled in at run time: a misspelt placeholder shows in production, and an edit leaves no trace.");

    public static readonly DiagnosticRule DistantHiddenTemplate = new(
        "PG2004", RuleSeverity.Warning, "Prompt template written in another file of the code",
        "This template goes to {0} in another file, without version or hash. Move it to a prompt file, whose variables are typed and checked by the compiler.",
        "The same as PG2003, found only when all files are looked at together: the way from the text to the model crosses files.");

    public static readonly DiagnosticRule HiddenUserTemplate = new(
        "PG2005", RuleSeverity.Warning, "User message with a template written in code",
        "This template is sent in the user's name through {0}, without version or hash. Move it to a prompt file, as a message with role user.",
        "The words around a user's input steer the model as instructions do. Off by default, since demos and tests are full of such messages.")
    { IsEnabledByDefault = false };

    public static readonly DiagnosticRule DistantHiddenUserTemplate = new(
        "PG2006", RuleSeverity.Warning, "User message with a template written in another file of the code",
        "This template is sent in the user's name through {0} in another file, without version or hash. Move it to a prompt file, as a message with role user.",
        "The same as PG2005, found only when all files are looked at together. Off by default.")
    { IsEnabledByDefault = false };

    public static readonly DiagnosticRule UntrackedPromptFile = new(
        "PG2007", RuleSeverity.Warning, "Prompt text from a file that nobody tracks",
        "What is read here reaches a model through {0}, and nothing tells which version it was. Make the file a prompt file, a partial or a message file.",
        "A file beside the code can be edited on a server or in a build without anybody noticing; its variables are not checked either.");

    public static readonly DiagnosticRule DistantUntrackedPromptFile = new(
        "PG2008", RuleSeverity.Warning, "Prompt text from a file that nobody tracks, read elsewhere",
        "What is read here reaches a model through {0} in another file, and nothing tells which version it was. Make the file a prompt file, a partial or a message file.",
        "The same as PG2007, found only when all files are looked at together.");

    public static readonly DiagnosticRule ToolDescription = new(
        "PG2010", RuleSeverity.Info, "Tool description written in code",
        "A model reads this description of a tool, through {0}. In a prompt file it would be part of the prompt's hash and of its releases.",
        "A model chooses tools by their descriptions, so changing one changes what it does.");

    public static readonly DiagnosticRule FormattedArgument = new(
        "PG2101", RuleSeverity.Warning, "Value formatted before it is rendered",
        "`{0}` gets a text that {1} makes here, so a part of the prompt is decided in code. Give the variable the value's own type and a `format`, and pass the value.",
        "How a value is written is a part of the prompt: it belongs to its hash, and must not depend on a machine's culture.");

    public static readonly DiagnosticRule EditedAfterRender = new(
        "PG2102", RuleSeverity.Warning, "Rendered text edited",
        "The rendered text is changed here before it reaches {0}, so what the model gets is not what the prompt's hash stands for. Make the change in the prompt file.",
        "A version stands for one text. Words that are put around it afterwards are in no version, and telemetry names the wrong one.");

    public static readonly DiagnosticRule IdentityLost = new(
        "PG2103", RuleSeverity.Info, "Rendered prompt reduced to its text",
        "Only the text goes on to {0} from here, and with it the prompt's version is lost. Pass the rendered prompt itself, or its Identity beside the text.",
        "A response can be traced to the version that produced it only if the version comes along.");

    public static readonly DiagnosticRule SwappableArguments = new(
        "PG2104", RuleSeverity.Info, "Arguments that are easy to swap",
        "`{0}` and `{1}` are both {2} and stand side by side, so swapping them still compiles. Name the arguments, or use Args.",
        "The order of the parameters is that of the prompt file, and may change with it.");

    public static readonly DiagnosticRule ToolDisagreement = new(
        "PG2105", RuleSeverity.Error, "Tool and its method disagree",
        "The tool `{0}` of `{1}` and this method disagree: {2}",
        "The model is told what the prompt file says, and the method gets what the model makes of it.");

    public static readonly DiagnosticRule ToolMethodNotFound = new(
        "PG2106", RuleSeverity.Error, "Method of a tool not found",
        "The tool `{0}` of `{1}` names the method `{2}`, which this project does not have. Correct `method:` in the prompt file, or leave it out.",
        "A tool that names its method is checked against it, which needs the method.");

    public static readonly DiagnosticRule DistantEditedAfterRender = new(
        "PG2107", RuleSeverity.Warning, "Rendered text edited, and sent from another file",
        "The rendered text is changed here before it reaches {0} in another file, so what the model gets is not what the prompt's hash stands for. Make the change in the prompt file.",
        "The same as PG2102, found only when all files are looked at together.");

    public static readonly DiagnosticRule DistantIdentityLost = new(
        "PG2108", RuleSeverity.Info, "Rendered prompt reduced to its text, and sent from another file",
        "Only the text goes on from here to {0} in another file, and with it the prompt's version is lost. Pass the rendered prompt itself, or its Identity beside the text.",
        "The same as PG2103, found only when all files are looked at together.");

    // PG30xx: versions.
    public static readonly DiagnosticRule NoRelease = new(
        "PG3001", RuleSeverity.Warning, "No release yet",
        "`{0}` has no release yet, so nothing freezes version {1}. Run `dotnet promptgen stamp` when it is ready.",
        "Only a released version can be rolled back to, and only its text can be told from an edited one.");

    public static readonly DiagnosticRule MissingRelease = new(
        "PG3002", RuleSeverity.Error, "Release not found",
        "`{0}` has releases, but none for version {1}. {2}",
        "A version id stands for a release that never changes; without the file nobody can tell what it was.");

    public static readonly DiagnosticRule RollbackNotEarlier = new(
        "PG3003", RuleSeverity.Error, "Rollback target is not earlier",
        "`rollback_to: {0}` is not earlier than `version: {1}`. Name a version that was released before.",
        "Rolling back means going to what ran before.");

    public static readonly DiagnosticRule Drift = new(
        "PG3004", RuleSeverity.Warning, "Prompt differs from its release",
        "`{0}` is no longer what was released as {1}: {2}. Run `dotnet promptgen stamp` to give it a version of its own, or undo the change.",
        "A version names one prompt for good: what it renders, logs and evaluations would otherwise mean different things by one id.");

    public static readonly DiagnosticRule PartialDrift = new(
        "PG3005", RuleSeverity.Warning, "Partial differs from released text",
        "The partial `{0}` is no longer what was released with {1}: {2}. Run `dotnet promptgen stamp` to give these prompts new versions, or undo the change.",
        "A partial is part of every prompt that includes it, so editing it changes all of them.");

    public static readonly DiagnosticRule ContractChanged = new(
        "PG3006", RuleSeverity.Warning, "Contract changed",
        "`{0}` asks more of the code around it than its release {1}: {2}. Change the code with it, then run `dotnet promptgen stamp --accept-contract \"why\"`.",
        "Code, tools and parsers of answers were written for the contract of a release; a change that breaks it is made on purpose or not at all.");

    public static readonly DiagnosticRule CannotStamp = new(
        "PG3007", RuleSeverity.Error, "Cannot be stamped",
        "`{0}` cannot be stamped: {1}. {2}",
        "A version is given for good, so nothing is written where it would not be the right one.");

    public static readonly DiagnosticRule UnusableEvidence = new(
        "PG3008", RuleSeverity.Warning, "Evidence is not for this release",
        "This is no evidence for the release that it stands beside: {0}. Evaluate the release again, or remove the file.",
        "Evidence speaks for one text, which its hash names; for any other it says nothing.");

    // PG40xx: releases and rollback.
    public static readonly DiagnosticRule MissingRollbackRelease = new(
        "PG4001", RuleSeverity.Error, "Rollback target not found",
        "`{0}` cannot roll back to {1}, since it has no such release. {2}",
        "A rollback that fails in an incident is worse than none, so it is proven when the prompt is built.");

    public static readonly DiagnosticRule ReleaseChanged = new(
        "PG4002", RuleSeverity.Error, "Release was changed",
        "The release {1} of `{0}` was changed after it was made: its content now gives {2}. Restore the file from version control.",
        "A version is a prompt that never changes again; everything that names one rests on that.");

    public static readonly DiagnosticRule MisplacedRelease = new(
        "PG4003", RuleSeverity.Error, "Release in the wrong place",
        "{0} is not where its release belongs: {1}. A release stands in `versions/PROMPT_ID/VERSION.release.yaml`; restore it from version control.",
        "Releases are found by folder and file name, so a file under another name would be another release.");

    public static readonly DiagnosticRule ReleaseOfOtherLanguage = new(
        "PG4004", RuleSeverity.Error, "Release in another template language",
        "This release was made for the template language {0}, and this version of PromptGen knows {1}. Use a version of PromptGen that knows both.",
        "Another version of the template language could render another text from the same template.");

    public static readonly DiagnosticRule RollbackDoesNotFit = new(
        "PG4005", RuleSeverity.Error, "Rollback target does not fit",
        "`{0}` cannot roll back to {1}, since that does not fit the code that this build is made of: {2}. Keep to what {1} needs, name another release, or remove `rollback_to`.",
        "After a rollback the older version gets the values, tools and parsers of today's code; whether that works is proven now and not in an incident.");

    public static readonly DiagnosticRule OtherPredecessor = new(
        "PG4006", RuleSeverity.Error, "Release has another predecessor",
        "The release {1} of `{0}` was made from {2} with the hash {3}, and the release {2} here has {4}. Restore the release that it was made from.",
        "What was accepted and what can be rolled back to was settled against one predecessor, not against another of the same name.");

    public static readonly DiagnosticRule ReleaseInFormerFolder = new(
        "PG4007", RuleSeverity.Error, "Release in a folder named `releases`",
        "'{0}' is in a folder named `releases`, which builds do not read. Move the folder: `git mv {1} {2}`, or `mv {1} {2}` if git does not track it.",
        "Most .gitignore files for .NET ignore folders named `releases`, so release files in them are missing from every clone.");

    // PG41xx: states, packs and signatures at run time and on disk.
    public static readonly DiagnosticRule UnreadableState = new(
        "PG4101", RuleSeverity.Error, "Not a release state",
        "This is not a release state: {0}.",
        "A state that is cut off, damaged or of another form is not taken at all; what was served before goes on.");

    public static readonly DiagnosticRule UnknownStateField = new(
        "PG4102", RuleSeverity.Error, "Unknown field in a release state",
        "`{0}` is no field of a release state.{1}",
        "A field that is not understood could be one on which the rest depends, such as a limit, so nothing is guessed.");

    public static readonly DiagnosticRule MissingStateField = new(
        "PG4103", RuleSeverity.Error, "Missing field in a release state",
        "`{0}` is missing: {1} must stand there.",
        "What is not said is not guessed.");

    public static readonly DiagnosticRule StateFieldType = new(
        "PG4104", RuleSeverity.Error, "Field of another type in a release state",
        "`{0}` must be {1}, and is {2}.",
        "What stands there is of another kind than the field, so nobody knows what was meant.");

    public static readonly DiagnosticRule StateFieldValue = new(
        "PG4105", RuleSeverity.Error, "Impossible value in a release state",
        "`{0}` is {1}: {2}.",
        "A value that cannot be is refused and not cut to the nearest one that can.");

    public static readonly DiagnosticRule SeveralCanaries = new(
        "PG4106", RuleSeverity.Error, "More than one canary",
        "`{0}` holds {1} canaries. A prompt has one at a time: promote it or take it away before the next one begins.",
        "With two canaries at once nobody could tell which of them a change came from, and shares would overlap.");

    public static readonly DiagnosticRule ContradictoryState = new(
        "PG4107", RuleSeverity.Error, "Contradiction in a release state",
        "`{0}`: {1}.",
        "Two parts of a state that exclude each other leave open what is to be served.");

    public static readonly DiagnosticRule OtherEnvironment = new(
        "PG4108", RuleSeverity.Error, "State of another environment",
        "This state is of the environment `{0}`, and `{1}` is expected.",
        "What is right for one environment can be wrong for another, so a state says which one it is for.");

    public static readonly DiagnosticRule OutdatedState = new(
        "PG4109", RuleSeverity.Error, "Older state than the one that is known",
        "The state has the serial {0}, and {1} is known already. Going back is a newer serial: use `dotnet promptgen rollback`.",
        "A state that is signed and old is what somebody replays who wants a bad version back.");

    public static readonly DiagnosticRule ExpiredState = new(
        "PG4110", RuleSeverity.Error, "State has expired",
        "The state was to be replaced by {0}, and was not. What it says goes on being served; publish a newer one.",
        "A state that is never replaced can mean that its source is cut off, or that somebody keeps newer ones away.");

    public static readonly DiagnosticRule UnreadableEnvelope = new(
        "PG4111", RuleSeverity.Error, "Not a signed envelope",
        "This is not a signed envelope: {0}.",
        "What is signed is read only behind its signature, so a damaged envelope is not read at all.");

    public static readonly DiagnosticRule OtherPayload = new(
        "PG4112", RuleSeverity.Error, "Something else is signed",
        "The envelope holds `{0}`, and `{1}` is expected.",
        "The type is signed with the content, so that a signed pack or rollback never passes for a state.");

    public static readonly DiagnosticRule TooFewSignatures = new(
        "PG4113", RuleSeverity.Error, "Not signed by enough trusted keys",
        "Of its {0} signatures {1} are good and by different trusted keys, and {2} are needed.",
        "Whoever can write the file could otherwise decide what is served.");

    public static readonly DiagnosticRule UnusableKey = new(
        "PG4114", RuleSeverity.Error, "Key cannot be used",
        "The key in {0} cannot be used: {1}.",
        "A key that is not understood must neither sign nor be trusted by accident.");

    public static readonly DiagnosticRule SigningFailed = new(
        "PG4115", RuleSeverity.Error, "Signing failed",
        "The signature was not made: {0}.",
        "Nothing is written without the signature that was asked for.");

    public static readonly DiagnosticRule MoreReleaseProblems = new(
        "PG4116", RuleSeverity.Error, "More problems than are listed",
        "{0} more problems are not listed. Correct the listed ones and read the file again.",
        "Problems are listed up to a limit, so that a file cannot fill a log.");

    public static readonly DiagnosticRule UnverifiedState = new(
        "PG4117", RuleSeverity.Error, "Published state is not signed by a known key",
        "{0} is not signed by the signing key or a trusted key, so {1} cannot be taken from it. {2}",
        "A signature over something that somebody else wrote would make it pass for a decision of the key's holder.");

    public static readonly DiagnosticRule SerialTooHigh = new(
        "PG4118", RuleSeverity.Error, "Serial is too high",
        "{0} has the serial {1}, and commands write serials up to {2}. Write a lower serial in the file that holds it.",
        "Serials only rise. After the highest one that readers accept, no change could be published in this environment.");

    public static readonly DiagnosticRule UnreadablePack = new(
        "PG4121", RuleSeverity.Error, "Not a pack",
        "This is not a pack: {0}.",
        "A pack is taken as a whole or not at all.");

    public static readonly DiagnosticRule PackedPromptChanged = new(
        "PG4122", RuleSeverity.Error, "Packed prompt was changed",
        "`{0}` {1} in the pack should have the hash {2} and has {3}.",
        "A version is a prompt that never changes; a pack proves that for each of its versions.");

    public static readonly DiagnosticRule UnknownEnvironment = new(
        "PG4131", RuleSeverity.Error, "Unknown environment",
        "There is no environment `{0}` here.{1}",
        "A misspelt environment would get a state of its own that nobody reads.");

    public static readonly DiagnosticRule NotReleased = new(
        "PG4132", RuleSeverity.Error, "Version was not released",
        "`{0}` has no release {1}. {2}",
        "Only what is frozen can be served under a version, checked and rolled back.");

    public static readonly DiagnosticRule OtherHash = new(
        "PG4133", RuleSeverity.Error, "Version with another hash",
        "`{0}` names `{1}` {2} with the hash {3}, and its release has {4}.",
        "A version with another hash is another prompt under a name that people trust.");

    public static readonly DiagnosticRule ShareNotRaised = new(
        "PG4134", RuleSeverity.Error, "Share is not raised",
        "The canary {1} of `{0}` is at {2}, and {3} is less. A share only rises: take the canary away with `dotnet promptgen abort {0}`, or go back with `dotnet promptgen rollback {0}`.",
        "Lowering a share takes the new version from people who had it, without anybody deciding that it is bad.");

    public static readonly DiagnosticRule OtherCanaryRuns = new(
        "PG4135", RuleSeverity.Error, "Another canary runs",
        "`{0}` has the canary {1} at {2}. Promote it to stable or take it away with `dotnet promptgen abort {0}` before {3} begins.",
        "One canary at a time: with two, nobody could tell which of them a change came from.");

    public static readonly DiagnosticRule DoesNotFitCode = new(
        "PG4136", RuleSeverity.Error, "Version does not fit the code",
        "`{0}` {1} cannot be served by code that was built for {2}: {3}.",
        "The values, tools and parsers of the running code belong to its own contract; a version that needs others would fail on every call.");

    public static readonly DiagnosticRule NoWayBack = new(
        "PG4137", RuleSeverity.Error, "Nothing to go back to",
        "`{0}` cannot be rolled back in {1}: {2}. {3}",
        "A rollback goes to a version that is named and was released, never to a guess.");

    public static readonly DiagnosticRule VersionRevoked = new(
        "PG4138", RuleSeverity.Error, "Version is revoked",
        "`{0}` {1} is revoked in {2} and cannot be served. Release a corrected version.",
        "A version was revoked because it must never be served again.");

    public static readonly DiagnosticRule NotManaged = new(
        "PG4139", RuleSeverity.Error, "Prompt is not released here",
        "`{0}` has nothing stable in {1}. Begin with `dotnet promptgen promote {0} --env {1} --to stable`.",
        "Whoever is not in the canary gets the stable version, so there must be one.");

    public static readonly DiagnosticRule StateDoesNotFit = new(
        "PG4140", RuleSeverity.Error, "State does not fit the build",
        "`{0}` does not fit the build: {1}.",
        "A build that cannot serve what the state names would serve something else, or nothing.");

    // PG90xx: failures of PromptGen itself.
    public static readonly DiagnosticRule InternalFailure = new(
        "PG9001", RuleSeverity.Error, "PromptGen failed on this file",
        "PromptGen failed on this file: {0}. The other prompts are not affected. Please report it with the file.",
        "A defect of PromptGen, not of the prompt. It is an error, so that a prompt never goes missing unseen.");
}
