"""The five roles of the simplified task, from a template of 24 slots."""

from tacitus.write.muc4.templates import Template
from tacitus_lab.muc4.roles import Entity, RoleTemplate

SLOTS_OF = {
    "PerpInd": ("perp_ind_id",),
    "PerpOrg": ("perp_org_id",),
    "Target": ("phys_tgt_id",),
    "Victim": ("hum_tgt_name",),  # the simplified task keeps only persons named
    "Weapon": ("inc_instr_id",),
}


def role_template(template: Template) -> RoleTemplate:
    """Each filler is an entity with one mention."""
    types = [str(value) for one in template.of("inc_type") for value in one.any[0].value]
    roles = {
        role: tuple(entity for slot in slots for entity in entities_of(template, slot))
        for role, slots in SLOTS_OF.items()
    }
    return RoleTemplate(types[0].lower() if types else "attack", roles)


def entities_of(template: Template, slot: str) -> list[Entity]:
    return [(str(one.any[0].value[0]).lower(),) for one in template.of(slot)]
