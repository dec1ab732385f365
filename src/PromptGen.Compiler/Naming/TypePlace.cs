using PromptGen.Compiler.Files;
using PromptGen.Core.Collections;

namespace PromptGen.Compiler.Naming;

/// <summary>
/// A place in the variable schema, and the name of a type that is generated there: <c>notes</c> of type <c>object[]</c> gives <c>Note</c>, its property
/// <c>kind</c> of an enum gives <c>NoteKind</c>, unless <c>type_name</c> says otherwise on the way.
/// </summary>
internal sealed class TypePlace
{
    private readonly EquatableArray<TypeNote> _notes;

    private TypePlace(string path, string name, EquatableArray<TypeNote> notes)
    {
        Path = path;
        Name = name;
        _notes = notes;
        Note = TypeNote.Find(notes, path);
    }

    public string Path { get; }

    /// <summary>The name by the variable, item or property that the place belongs to.</summary>
    public string Name { get; }

    /// <summary>The name of the generated type.</summary>
    public string TypeName => NameInFile ?? Name;

    public string? NameInFile => Note?.TypeName;

    public string? Description => Note?.Description;

    private TypeNote? Note { get; }

    public static TypePlace Of(DefinedVariable variable) =>
        new(variable.Variable.Name, CSharpName.VariableType(variable.Variable.Name), variable.Notes);

    public TypePlace Item() => new(TypeNote.Item(Path), SingularName.Of(Name), _notes);

    public TypePlace Property(string name) => new(TypeNote.Property(Path, name), CSharpName.PropertyType(TypeName, name), _notes);
}
