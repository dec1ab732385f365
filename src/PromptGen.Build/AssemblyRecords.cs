using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PromptGen.Build;

/// <summary>The prompt records of one assembly, read from its metadata: nothing of it, nor of what it references, is loaded.</summary>
/// <param name="AssemblyName">The simple name.</param>
/// <param name="Records">The texts of its own <c>PromptRecord</c> attributes, in metadata order.</param>
internal sealed record AssemblyRecords(string AssemblyName, IReadOnlyList<string> Records)
{
    private const string AttributeNamespace = "PromptGen.Generated";
    private const string AttributeName = "PromptRecordAttribute";
    private const ushort AttributePrologue = 1;

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="BadImageFormatException">The file is not an assembly.</exception>
    /// <exception cref="InvalidDataException">The assembly does not have metadata, or a record does not have a text.</exception>
    public static AssemblyRecords Read(string path)
    {
        // Whole into memory, so that the file is closed again before anything copies or replaces it.
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        using PEReader image = new(stream, PEStreamOptions.PrefetchMetadata);
        if (!image.HasMetadata)
        {
            throw new InvalidDataException("The file has no .NET metadata.");
        }

        MetadataReader metadata = image.GetMetadataReader();
        AssemblyDefinition assembly = metadata.GetAssemblyDefinition();
        List<string> records = [];
        foreach (CustomAttributeHandle handle in assembly.GetCustomAttributes())
        {
            CustomAttribute attribute = metadata.GetCustomAttribute(handle);
            if (!IsPromptRecord(metadata, attribute.Constructor))
            {
                continue;
            }

            BlobReader value = metadata.GetBlobReader(attribute.Value);
            string? record = value.ReadUInt16() == AttributePrologue ? value.ReadSerializedString() : null;
            records.Add(record ?? throw new InvalidDataException("A PromptRecord attribute has no text."));
        }

        return new AssemblyRecords(metadata.GetString(assembly.Name), records);
    }

    private static bool IsPromptRecord(MetadataReader metadata, EntityHandle constructor)
    {
        EntityHandle type = constructor.Kind switch
        {
            HandleKind.MemberReference => metadata.GetMemberReference((MemberReferenceHandle)constructor).Parent,
            HandleKind.MethodDefinition => metadata.GetMethodDefinition((MethodDefinitionHandle)constructor).GetDeclaringType(),
            _ => default,
        };
        switch (type.Kind)
        {
            case HandleKind.TypeReference:
                TypeReference reference = metadata.GetTypeReference((TypeReferenceHandle)type);
                return Matches(metadata, reference.Namespace, reference.Name);
            case HandleKind.TypeDefinition when !type.IsNil:
                TypeDefinition definition = metadata.GetTypeDefinition((TypeDefinitionHandle)type);
                return Matches(metadata, definition.Namespace, definition.Name);
            default:
                return false;
        }
    }

    private static bool Matches(MetadataReader metadata, StringHandle typeNamespace, StringHandle name) =>
        metadata.StringComparer.Equals(typeNamespace, AttributeNamespace) && metadata.StringComparer.Equals(name, AttributeName);
}
